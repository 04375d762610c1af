import { createSource } from "#src/services/sources/create-source.ts";
import { listSources } from "#src/services/sources/list-sources.ts";
import { listening } from "../source-readers.ts";
import { secretsFromOutside } from "./secrets-from-outside.ts";
import { type Command, readArgs } from "./usage.ts";
import { withCtx } from "./with-ctx.ts";

/** What `channel add` calls them, and the options of each. */
const KINDS = {
  rss: { kind: "newspaper", options: ["name", "address", "every-minutes", "retention-days"], secret: false },
  youtube: {
    kind: "youtube",
    options: ["name", "channels", "videos", "searches", "units-a-day", "every-minutes", "retention-days", "api-key"],
    secret: true,
  },
} as const;
export type SourceWord = keyof typeof KINDS;
export const isSourceWord = (word: string | undefined): word is SourceWord =>
  word !== undefined && Object.hasOwn(KINDS, word);

/** `channel add rss|youtube ID …`: a source, by hand. Lists have commas between. */
export async function addSource(word: SourceWord, args: string[]): Promise<number> {
  const { kind, options, secret } = KINDS[word];
  const usage = `langnghe channel add ${word} ID ${options.map((name) => `--${name}`).join(" ")}`;
  const { words, strings } = readArgs(args, { strings: [...options], words: ["ID"], usage });
  const { name, "retention-days": days = kind === "youtube" ? "30" : "365", "api-key": given, ...rest } = strings;
  const id = words[0] ?? "";
  const outside = secret && !given ? await secretsFromOutside(["apiKey"], false) : {};
  const settings = Object.fromEntries(
    Object.entries(rest).map(([option, value]) => [
      option.replace(/-(\w)/g, (_, letter) => letter.toUpperCase()),
      value,
    ]),
  );
  await withCtx(async (ctx, config) => {
    const { readers } = listening(config, ctx.city);
    const input = { name: name ?? id, settings, retentionDays: days, secret: given ?? outside.apiKey ?? "" };
    await createSource(ctx, readers, { id, kind, ...input });
    process.stdout.write(`${JSON.stringify({ id, kind, created: true })}\n`);
  });
  return 0;
}

export const sourceList: Command = {
  usage: "source list",
  about: "every listening source: how it does, what it cost today",
  async run(args) {
    readArgs(args, { words: [], usage: "langnghe source list" });
    const views = await withCtx((ctx, config) => listSources(ctx, listening(config, ctx.city).readers));
    for (const view of views) process.stdout.write(`${JSON.stringify(view)}\n`);
    return 0;
  },
};
