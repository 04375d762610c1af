import { and, eq, gt, isNotNull, ne } from "drizzle-orm";
import type { Tx } from "#src/db/client.ts";
import { replyBoxes, users } from "#src/db/schema/index.ts";
import { allow } from "#src/domain/policy.ts";
import type { Way } from "#src/domain/sending.ts";
import { cleanText } from "#src/domain/text.ts";
import type { Ctx } from "../ctx.ts";
import { tellPresence } from "../presence/tell-presence.ts";
import { findTicket } from "../tickets/find-ticket.ts";

/** What somebody has written and not sent. */
export interface Draft {
  text: string;
  /** Null: the best that is open. */
  way: Way | null;
  /** Ids of stored uploads. */
  files: string[];
}

/** How long after the last key somebody still counts as writing. */
export const WRITING_MS = 2 * 60_000;
const MOST_LETTERS = 8_000;

/**
 * Keeps what somebody has written, for them and this ticket; an empty one is forgotten.
 * @throws {AppError} FORBIDDEN; NOT_FOUND
 */
export async function saveDraft(ctx: Ctx, reference: string, draft: Draft): Promise<void> {
  allow(ctx.actor, "ticket.reply");
  const { ticket } = await findTicket(ctx, ctx.db, reference);
  const text = cleanText(draft.text).slice(0, MOST_LETTERS);
  const kept = text.trim() !== "" || draft.files.length > 0;
  await put(ctx, ctx.db, ticket.id, {
    ...(kept ? { text, way: draft.way, files: draft.files, savedAt: ctx.now(), writingAt: ctx.now() } : NOTHING),
  });
}

/**
 * Somebody is writing at this ticket now.
 * @returns the names of the others who are
 * @throws {AppError} FORBIDDEN; NOT_FOUND
 */
export async function noteWriting(ctx: Ctx, reference: string): Promise<string[]> {
  allow(ctx.actor, "ticket.reply");
  const { ticket } = await findTicket(ctx, ctx.db, reference);
  const began = !(await isWriting(ctx, ticket.id));
  await put(ctx, ctx.db, ticket.id, { writingAt: ctx.now() });
  // Colleagues hear that somebody begins, not each letter.
  if (began) await tellPresence(ctx.db, ticket.id);
  return othersWriting(ctx, ticket.id);
}

async function isWriting(ctx: Ctx, ticketId: number): Promise<boolean> {
  const [box] = await ctx.db
    .select({ at: replyBoxes.writingAt })
    .from(replyBoxes)
    .where(and(eq(replyBoxes.userId, ctx.actor.userId ?? 0), eq(replyBoxes.ticketId, ticketId)));
  return (box?.at?.getTime() ?? 0) > ctx.now().getTime() - WRITING_MS;
}

/** It has been sent: nothing is left of it, and nobody is told that they are writing. */
export const clearDraft = (ctx: Ctx, tx: Tx, ticketId: number): Promise<void> => put(ctx, tx, ticketId, NOTHING);

export async function findDraft(ctx: Ctx, ticketId: number): Promise<(Draft & { savedAt: Date }) | null> {
  if (ctx.actor.userId === null) return null;
  const [box] = await ctx.db
    .select()
    .from(replyBoxes)
    .where(and(eq(replyBoxes.userId, ctx.actor.userId), eq(replyBoxes.ticketId, ticketId), isNotNull(replyBoxes.text)));
  if (!box?.savedAt) return null;
  return { text: box.text ?? "", way: box.way, files: box.files, savedAt: box.savedAt };
}

/** Names of the other people who have been writing at this ticket in the last two minutes. */
export async function othersWriting(ctx: Ctx, ticketId: number): Promise<string[]> {
  const rows = await ctx.db
    .select({ name: users.name })
    .from(replyBoxes)
    .innerJoin(users, eq(users.id, replyBoxes.userId))
    .where(
      and(
        eq(replyBoxes.ticketId, ticketId),
        ne(replyBoxes.userId, ctx.actor.userId ?? 0),
        gt(replyBoxes.writingAt, new Date(ctx.now().getTime() - WRITING_MS)),
      ),
    )
    .orderBy(users.name);
  return rows.map(({ name }) => name);
}

/** No draft, and nobody at it. */
const NOTHING = { text: null, way: null, files: [], savedAt: null, writingAt: null };

/** A token of a program has no reply box. */
async function put(ctx: Ctx, tx: Tx, ticketId: number, set: Partial<typeof replyBoxes.$inferInsert>): Promise<void> {
  const { userId } = ctx.actor;
  if (userId === null) return;
  await tx
    .insert(replyBoxes)
    .values({ userId, ticketId, ...set })
    .onConflictDoUpdate({ target: [replyBoxes.userId, replyBoxes.ticketId], set });
}
