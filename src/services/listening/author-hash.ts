import type { Ctx } from "../ctx.ts";

/**
 * Who wrote a mention, as a keyed hash: the same author twice is one person, and nobody without the key learns who. Of an
 * account of ours the provider's ids are those of its conversations, so the hash of a contact can be compared with it.
 */
export const authorHash = (
  ctx: Pick<Ctx, "box">,
  source: { id: string; kind: string; accountId: string | null },
  authorKey: string,
): string => ctx.box.sign("mention-author", `${scopeOf(source)}\n${authorKey}`);

/** The same for somebody who writes to an account. */
export const contactHash = (ctx: Pick<Ctx, "box">, accountId: string, authorKey: string): string =>
  ctx.box.sign("mention-author", `account ${accountId}\n${authorKey}`);

/** Ids of YouTube are the same in all its channels; those of other sources mean something there alone. */
const scopeOf = ({ id, kind, accountId }: Parameters<typeof authorHash>[1]): string => {
  if (accountId !== null) return `account ${accountId}`;
  return kind === "youtube" ? kind : `source ${id}`;
};
