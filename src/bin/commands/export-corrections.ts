import { once } from "node:events";
import { corrections } from "#src/services/understanding/corrections.ts";
import { loadFinder } from "../load-finder.ts";
import { type Command, readArgs, UsageError } from "./usage.ts";
import { withCtx } from "./with-ctx.ts";

const USAGE = "export corrections [--since YYYY-MM-DD] [--all]";

export const exportCorrections: Command = {
  usage: USAGE,
  about: "what people corrected, as labelled JSON Lines without personal data; --all: also what they confirmed",
  async run(args) {
    const { strings, flags } = readArgs(args, {
      strings: ["since"],
      flags: ["all"],
      words: [],
      usage: `langnghe ${USAGE}`,
    });
    const since = strings.since ?? null;
    if (since !== null && !isDay(since))
      throw new UsageError(`--since takes a day as YYYY-MM-DD, not "${since}"\nUsage: langnghe ${USAGE}`);
    await withCtx(async (ctx, config) => {
      const findPersonal = await loadFinder(config, ctx.log);
      // A slow reader is waited for, so that the rows do not gather here.
      for await (const row of corrections(ctx, { since, all: flags.all ?? false, findPersonal }))
        if (!process.stdout.write(`${JSON.stringify(row)}\n`)) await once(process.stdout, "drain");
    });
    return 0;
  },
};

function isDay(text: string): boolean {
  const at = Date.parse(`${text}T00:00:00Z`);
  // 31 February is no day, though Date.parse makes one of it.
  return !Number.isNaN(at) && new Date(at).toISOString().slice(0, 10) === text;
}
