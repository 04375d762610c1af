import { lt, sql } from "drizzle-orm";
import { sessions, signInSteps } from "#src/db/schema/index.ts";
import { sendNext, takeEvent, triageTicket } from "#src/ports/jobs.ts";
import { backfillEmailIndex } from "../contacts/backfill-email-index.ts";
import type { Ctx } from "../ctx.ts";
import { MOST_TRIES } from "../listening/give-up-item.ts";
import { findWaiting } from "../outbox/find-waiting.ts";
import { forgetOldTries } from "../people/throttle.ts";
import { nudge } from "../sources/tell.ts";
import { removeExpiredSubmissionRows } from "../submissions/remove-expired.ts";
import { removeOrphanUploads } from "../submissions/uploads.ts";
import { closeResolved } from "../tickets/close-resolved.ts";

/** Younger work is still on its way through the queue. */
const FORGOTTEN_SECONDS = 5;
const AT_ONCE = 1_000;
/** Of imported posts, the queue holds no more. */
const IMPORTED_AT_ONCE = 250;
/** What one sweep adds at most, of each kind: an emptied queue is full again in a few sweeps. */
const AT_MOST = 20_000;
/** Any number will do, if nobody else in this database takes it. */
const LOCK = 7_150_001;

/**
 * Finds what the queue forgot and adds it again, and puts away what is old. What is still in the queue is added again
 * too, and ignored there. Of several workers one sweeps at a time.
 * @returns what was added again; null when another worker is at it
 */
export async function sweep(
  ctx: Ctx,
): Promise<{ events: number; tickets: number; bubbles: number; items: number } | null> {
  return ctx.db.transaction(async (tx) => {
    // Holds the lock, and does nothing else in this transaction: the rest runs beside it.
    const [lock] = await tx.execute<{ mine: boolean }>(sql`select pg_try_advisory_xact_lock(${LOCK}) as mine`);
    if (!lock?.mine) return null;
    const events = await addAgain(eventsAfter(ctx), (ids) =>
      ctx.jobs.addMany(
        takeEvent,
        ids.map((eventId) => ({ eventId })),
      ),
    );
    const tickets = await addAgain(ticketsAfter(ctx), (ids) =>
      ctx.jobs.addMany(
        triageTicket,
        ids.map((ticketId) => ({ ticketId })),
      ),
    );
    const bubbles = await addAgain(bubblesAfter(ctx), (ids) =>
      ctx.jobs.addMany(
        sendNext,
        ids.map((outboxId) => ({ outboxId })),
      ),
    );
    const items = await itemsAfter(ctx);
    await nudge(ctx, items);
    await ctx.db.delete(sessions).where(lt(sessions.expiresAt, sql`now()`));
    await ctx.db.delete(signInSteps).where(lt(signInSteps.expiresAt, sql`now()`));
    await forgetOldTries(ctx);
    await removeExpiredSubmissionRows(ctx);
    await removeOrphanUploads(ctx);
    await closeResolved(ctx);
    await backfillEmailIndex(ctx);
    return { events, tickets, bubbles, items: items.length };
  });
}

type Page = (afterId: number) => Promise<number[]>;

/** Oldest first, page by page. */
async function addAgain(page: Page, add: (ids: number[]) => Promise<void>): Promise<number> {
  let added = 0;
  let afterId = 0;
  while (added < AT_MOST) {
    const ids = await page(afterId);
    await add(ids);
    added += ids.length;
    if (ids.length < AT_ONCE) break;
    afterId = ids.at(-1) ?? afterId;
  }
  return added;
}

const eventsAfter =
  (ctx: Ctx): Page =>
  async (afterId) => {
    const rows = await ctx.db.execute<{ id: string }>(sql`
      select event_id as id from pending_events
      where dead_at is null and added_at < now() - make_interval(secs => ${FORGOTTEN_SECONDS}) and event_id > ${afterId}
      order by event_id limit ${AT_ONCE}`);
    return rows.map((row) => Number(row.id));
  };

/** Also those that waited for their hour, or to be tried again. */
const bubblesAfter =
  (ctx: Ctx): Page =>
  (afterId) =>
    findWaiting(ctx, afterId, AT_ONCE);

/**
 * What the queue forgot, and a few of what was imported: of a hundred thousand old posts the queue is given about what
 * the model reads until the next sweep, so that what is said now never waits long behind them.
 */
async function itemsAfter(ctx: Ctx): Promise<number[]> {
  const waiting = (imported: boolean, most: number) => sql`(
    select i.id from source_items i join sources s on s.id = i.source_id
    where i.taken_at is null and i.tries < ${MOST_TRIES} and not s.paused and (s.kind = 'import') = ${imported}
      and i.received_at < now() - make_interval(secs => ${imported ? 0 : FORGOTTEN_SECONDS})
    order by i.id limit ${most})`;
  const rows = await ctx.db.execute<{ id: string }>(sql`
    ${waiting(false, AT_ONCE)} union all ${waiting(true, IMPORTED_AT_ONCE)}`);
  return rows.map((row) => Number(row.id));
}

const ticketsAfter =
  (ctx: Ctx): Page =>
  async (afterId) => {
    const rows = await ctx.db.execute<{ id: string }>(sql`
      select id from tickets
      where triage_pending and touched_at < now() - make_interval(secs => ${FORGOTTEN_SECONDS}) and id > ${afterId}
      order by id limit ${AT_ONCE}`);
    return rows.map((row) => Number(row.id));
  };
