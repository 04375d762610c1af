import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { z } from "zod";
import { AppError } from "#src/errors.ts";
import { importBoundaries } from "#src/services/city/import-boundaries.ts";
import { type Command, readArgs, UsageError } from "./usage.ts";
import { withCtx } from "./with-ctx.ts";

const usage =
  "langnghe city import-boundaries FILE.geojson [--from YYYY-MM-DD] [--code-field F] [--name-field F] [--source S] [--dry-run]";

/** The day of the present wards. */
const SINCE = "2025-07-01";

export const cityImportBoundaries: Command = {
  usage: "city import-boundaries FILE [--from DATE] [--dry-run]",
  about: "installs the official outlines of the wards (GeoJSON)",
  async run(args) {
    const { words, strings, flags } = readArgs(args, {
      strings: ["from", "code-field", "name-field", "source"],
      flags: ["dry-run"],
      words: ["FILE"],
      usage,
    });
    const from = z.iso.date().safeParse(strings.from ?? SINCE);
    if (!from.success) throw new UsageError(`--from expects a date like 2025-07-01\nUsage: ${usage}`);
    const file = words[0] ?? "";
    const text = await readFile(file, "utf8");
    const dryRun = flags["dry-run"] ?? false;
    const source = strings.source ?? basename(file);
    const fields = { codeField: strings["code-field"], nameField: strings["name-field"] };
    try {
      const done = await withCtx((ctx) => importBoundaries(ctx, { text, source, from: from.data, dryRun, ...fields }));
      for (const remark of done.remarks) process.stderr.write(`look at: ${remark}\n`);
      const { version, wards, movedShare, pins } = done;
      process.stdout.write(
        `${version === null ? "Dry run, nothing stored" : `Stored as version ${version}`}: ${wards} wards, in force from ${from.data}.\n` +
          `${(movedShare * 100).toFixed(1)} % of the area and ${pins.moved} of ${pins.all} pins of tickets lie in another ward than before; tickets keep their ward.\n`,
      );
      return 0;
    } catch (error) {
      if (!(error instanceof AppError) || !Array.isArray(error.details?.problems)) throw error;
      for (const problem of error.details.problems) process.stderr.write(`${problem}\n`);
      process.stderr.write(`${error.message}\n`);
      return 1;
    }
  },
};
