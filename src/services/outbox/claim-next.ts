import { eq, sql } from "drizzle-orm";
import type { Tx } from "#src/db/client.ts";
import { outbox } from "#src/db/schema/index.ts";
import type { Ctx } from "../ctx.ts";
import { loadReach, type Reach } from "./load-reach.ts";
import { MAYBE_SENT } from "./maybe-sent.ts";
import { judgeWays, type WayState } from "./ways-of.ts";

export type OutboxRow = typeof outbox.$inferSelect;

/** Nobody needs to look for a sign that may not have arrived. */
export const lostState = sql<
  OutboxRow["state"]
>`case when ${outbox.kind} = 'reaction' then 'cancelled' else ${MAYBE_SENT.state} end`;

/** Longer than two calls of a provider and the renewal of a token between them: 10 s each. */
export const LEASE_MS = 60_000;

export interface Claimed {
  /** As it was claimed: `attempts` says which attempt this is, and whoever has another number must not settle it. */
  row: OutboxRow;
  reach: Reach;
  /** How its way is at this moment. */
  way: WayState | undefined;
}

/**
 * Takes the next row of a conversation in hand, with nobody else's in hand there. Committed, on disk, before the provider
 * hears of it: whoever finds it later in this state knows that nobody knows.
 * @returns null when nothing can be sent now
 */
export function claimNext(ctx: Ctx, conversationId: number): Promise<Claimed | null> {
  return ctx.db.transaction(async (tx) => {
    await tx.execute(sql`set local synchronous_commit = on`);
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('outbox', ${conversationId}))`);
    await tx
      .update(outbox)
      .set({ ...MAYBE_SENT, state: lostState })
      .where(sql`${outbox.conversationId} = ${conversationId}
      and ${outbox.state} = 'sending' and ${outbox.claimedUntil} < ${ctx.now().toISOString()}::timestamptz`);
    const next = await nextOf(ctx, tx, conversationId);
    if (!next) return null;
    const reach = await loadReach(ctx, tx, conversationId, next.id);
    const ways = judgeWays(ctx, reach, { byPerson: next.byUserId !== null, template: next.template !== null });
    const way = ways.find((state) => state.way === next.way);
    if (way?.held) return null; // goes out when somebody has signed in
    const [row] = await tx
      .update(outbox)
      .set({
        state: "sending",
        claimedUntil: new Date(ctx.now().getTime() + LEASE_MS),
        attempts: next.attempts + 1,
      })
      .where(eq(outbox.id, next.id))
      .returning();
    return row ? { row, reach, way } : null;
  });
}

/**
 * The oldest one; what is put off until its hour (quiet hours) lets others pass, what was tried and must wait does not:
 * a later bubble never overtakes an earlier one.
 */
async function nextOf(ctx: Ctx, tx: Tx, conversationId: number): Promise<OutboxRow | null> {
  const now = ctx.now();
  const rows = await tx
    .select()
    .from(outbox)
    .where(sql`${outbox.conversationId} = ${conversationId} and ${outbox.state} in ('queued', 'sending')
      and (${outbox.attempts} > 0 or ${outbox.sendAfter} <= ${now.toISOString()}::timestamptz)`)
    .orderBy(outbox.id);
  const [oldest] = rows;
  if (!oldest || rows.some(({ state }) => state === "sending") || oldest.sendAfter > now) return null;
  return oldest;
}
