import { asc, eq, inArray } from "drizzle-orm";
import { media } from "#src/db/schema/index.ts";
import type { Ctx } from "../ctx.ts";

/** A file of a message as staff see it: kept, on its way, or why not. */
export interface MediaView {
  id: number;
  position: number;
  state: "wanted" | "kept" | "gone" | "refused";
  mime: string | null;
  bytes: number | null;
  hasThumb: boolean;
  /** Vietnamese; null while all is well. */
  problem: string | null;
}

/** Files of messages, by the id of the message. */
export async function mediaOf(ctx: Ctx, messageIds: readonly number[]): Promise<Map<number, MediaView[]>> {
  const found = new Map<number, MediaView[]>();
  if (messageIds.length === 0) return found;
  const rows = await ctx.db
    .select()
    .from(media)
    .where(inArray(media.messageId, [...messageIds]))
    .orderBy(asc(media.messageId), asc(media.position));
  for (const row of rows) {
    const { id, position, state, mime, bytes, problem } = row;
    const view = { id, position, state, mime, bytes, problem, hasThumb: row.thumbSha256 !== null };
    found.set(row.messageId, [...(found.get(row.messageId) ?? []), view]);
  }
  return found;
}

/** One kept file by its id. */
export async function findMedia(ctx: Ctx, id: number) {
  const [row] = await ctx.db.select().from(media).where(eq(media.id, id));
  return row?.state === "kept" ? row : undefined;
}
