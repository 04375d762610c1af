import { and, eq } from "drizzle-orm";
import type { Tx } from "#src/db/client.ts";
import { mentions } from "#src/db/schema/index.ts";
import { AppError } from "#src/errors.ts";
import type { Ctx } from "../ctx.ts";
import { type MentionRow, type NamedMention, selectMentions, withinReach } from "./view.ts";

const notFound = () => new AppError("NOT_FOUND", "Không tìm thấy bài đăng này. Có thể bài đã được chuyển đi nơi khác.");

const idOf = (typed: string): number => {
  if (!/^\d{1,15}$/.test(typed)) throw notFound();
  return Number(typed);
};

/** @throws {AppError} NOT_FOUND: no such mention, or not within the actor's reach */
export async function findMention(ctx: Ctx, tx: Tx, typed: string): Promise<NamedMention> {
  const [row] = await selectMentions(tx).where(withinReach(ctx, eq(mentions.id, idOf(typed))));
  if (!row) throw notFound();
  return row;
}

/**
 * Holds what a decision is about until the transaction ends: of a copy the first of those that say the same, since what is
 * decided on one is decided on all.
 * @throws {AppError} NOT_FOUND
 */
export async function holdMention(ctx: Ctx, tx: Tx, typed: string): Promise<MentionRow> {
  const { mention } = await findMention(ctx, tx, typed);
  const [held] = await tx
    .select()
    .from(mentions)
    .where(eq(mentions.id, mention.sameAs ?? mention.id))
    .for("update");
  if (!held) throw notFound();
  // Folded under another while we waited for it.
  return held.sameAs === null ? held : holdMention(ctx, tx, String(held.sameAs));
}

/** One mention by its whole key. */
export const isRow = ({ id, postedAt }: Pick<MentionRow, "id" | "postedAt">) =>
  and(eq(mentions.id, id), eq(mentions.postedAt, postedAt));
