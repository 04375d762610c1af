import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { readNotes } from "#adapters/hotline/import/read-notes.ts";
import { toEvents } from "#adapters/hotline/import/to-events.ts";
import { AppError } from "#src/errors.ts";
import { importNotes as takeNotes } from "#src/services/call-notes/import-notes.ts";
import { importMentions } from "./import-mentions.ts";
import { type Command, readArgs, UsageError } from "./usage.ts";
import { withCtx } from "./with-ctx.ts";

const usage =
  "langnghe import FILE.csv|FILE.xlsx --account HOTLINE [--dry-run], or langnghe import FILE.jsonl|FILE.csv --as mentions --source ID";

export const importNotes: Command = {
  usage: "import FILE --account HOTLINE [--dry-run] | FILE --as mentions --source ID",
  about: "takes in operators' call notes (CSV, XLSX; --dry-run only shows them), or public posts (JSONL, CSV)",
  async run(args) {
    const { words, strings, flags } = readArgs(args, {
      strings: ["account", "as", "source"],
      flags: ["dry-run"],
      words: ["FILE"],
      usage,
    });
    const path = words[0] ?? "";
    if (strings.as === "mentions") return importMentions(path, strings.source ?? "");
    if (strings.as && strings.as !== "notes") throw new UsageError(`Usage: ${usage}`);
    const file = await readFile(path).catch(() => {
      throw new AppError("INVALID", `cannot read ${path}`);
    });
    const { rows, errors, ...found } = await readNotes(file, basename(path));
    for (const error of errors) process.stderr.write(`row ${error.row}, ${error.field}: ${error.message}\n`);
    const summary = { ...found, rows: rows.length, errors: errors.length };
    if (flags["dry-run"]) {
      for (const row of rows.slice(0, 10)) process.stderr.write(`row ${row.row}: ${row.at} ${row.content}\n`);
      process.stdout.write(`${JSON.stringify({ dryRun: true, ...summary })}\n`);
      return errors.length > 0 ? 1 : 0;
    }
    const account = strings.account ?? "";
    const result = await withCtx((ctx) => takeNotes(ctx, account, file, (provider) => toEvents(rows, provider)));
    process.stdout.write(`${JSON.stringify({ ...summary, ...result })}\n`);
    return errors.length > 0 ? 1 : 0;
  },
};
