import type { Context } from "hono";

/** What was done, in words, as `?done=` of the address names it; nothing for a name that is none of ours. */
export function doneWords(c: Context, words: Readonly<Record<string, string>>): string | undefined {
  const done = c.req.query("done") ?? "";
  return Object.hasOwn(words, done) ? words[done] : undefined;
}
