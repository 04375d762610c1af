import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { AppError } from "#src/errors.ts";
import { importPlaces, PLACE_PARTS } from "#src/services/city/import-places.ts";
import { type Command, readArgs, UsageError } from "./usage.ts";
import { withCtx } from "./with-ctx.ts";

const usage = `langnghe city import-places ${PLACE_PARTS.join("|")} FILE.json`;

export const cityImportPlaces: Command = {
  usage: "city import-places landmarks|streets FILE",
  about: "replaces the landmarks or streets that place reports (JSON)",
  async run(args) {
    const { words } = readArgs(args, { words: ["PART", "FILE"], usage });
    const [name, file = ""] = words;
    const part = PLACE_PARTS.find((known) => known === name);
    if (!part) throw new UsageError(`expected one of: ${PLACE_PARTS.join(", ")}\nUsage: ${usage}`);
    const text = await readFile(file, "utf8");
    try {
      const version = await withCtx((ctx) => importPlaces(ctx, { part, text, note: basename(file) }));
      process.stdout.write(`Stored as version ${version} of ${part}.\n`);
      return 0;
    } catch (error) {
      if (!(error instanceof AppError) || !Array.isArray(error.details?.problems)) throw error;
      for (const problem of error.details.problems) process.stderr.write(`${problem}\n`);
      process.stderr.write(`${error.message}\n`);
      return 1;
    }
  },
};
