import { lt, sql } from "drizzle-orm";
import { sessions } from "#src/db/schema/index.ts";
import { takeEvent, triageTicket } from "#src/ports/jobs.ts";
import type { Ctx } from "../ctx.ts";
import { removeExpiredSubmissionRows } from "../submissions/remove-expired.ts";
import { removeOrphanUploads } from "../submissions/uploads.ts";

/** Younger work is still on its way through the queue. */
const FORGOTTEN_SECONDS = 10;
const AT_ONCE = 1_000;
/** Any number will do, if nobody else in this database takes it. */
const LOCK = 7_150_001;

/**
 * Finds what the queue forgot and adds it again, and puts away what is old. Of several workers one sweeps at a time.
 * @returns what was added again; null when another worker is at it
 */
export async function sweep(ctx: Ctx): Promise<{ events: number; tickets: number } | null> {
  const found = await ctx.db.transaction(async (tx) => {
    const [lock] = await tx.execute<{ mine: boolean }>(sql`select pg_try_advisory_xact_lock(${LOCK}) as mine`);
    if (!lock?.mine) return null;
    const events = await tx.execute<{ id: string }>(sql`
      select event_id as id from pending_events
      where dead_at is null and added_at < now() - make_interval(secs => ${FORGOTTEN_SECONDS})
      order by added_at limit ${AT_ONCE}`);
    const waiting = await tx.execute<{ id: string }>(sql`
      select id from tickets
      where triage_pending and touched_at < now() - make_interval(secs => ${FORGOTTEN_SECONDS})
      order by touched_at limit ${AT_ONCE}`);
    await tx.delete(sessions).where(lt(sessions.expiresAt, sql`now()`));
    return { events: events.map((row) => Number(row.id)), tickets: waiting.map((row) => Number(row.id)) };
  });
  if (!found) return null;
  await ctx.jobs.addMany(
    takeEvent,
    found.events.map((eventId) => ({ eventId })),
  );
  await ctx.jobs.addMany(
    triageTicket,
    found.tickets.map((ticketId) => ({ ticketId })),
  );
  await removeExpiredSubmissionRows(ctx);
  await removeOrphanUploads(ctx);
  return { events: found.events.length, tickets: found.tickets.length };
}
