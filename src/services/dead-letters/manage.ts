import { and, eq, gte, isNull, sql } from "drizzle-orm";
import { deadLetters } from "#src/db/schema/index.ts";
import { allow } from "#src/domain/policy.ts";
import { AppError } from "#src/errors.ts";
import { actorKey } from "../actor-key.ts";
import { record } from "../audit/record.ts";
import type { Ctx } from "../ctx.ts";
import { type DeadLetter, listDeadLetters } from "./list.ts";
import { replayDeadLetters } from "./replay.ts";

const SHOWN = 200;
const HOUR_MS = 3_600_000;

export interface DeadLetterDesk {
  letters: DeadLetter[];
  open: number;
  /** Of what was given back in the last hour: how many, and how many of them still wait to be done. */
  replayed: { given: number; waiting: number };
}

/** @throws {AppError} FORBIDDEN */
export async function showDeadLetters(ctx: Ctx): Promise<DeadLetterDesk> {
  allow(ctx.actor, "configure");
  const letters = await listDeadLetters(ctx, SHOWN);
  const [count] = await ctx.db
    .select({ open: sql<number>`count(*)::int` })
    .from(deadLetters)
    .where(and(isNull(deadLetters.replayedAt), isNull(deadLetters.discardedAt)));
  return { letters, open: count?.open ?? 0, replayed: await progressOf(ctx) };
}

/** The row is the truth: what was given back is done when its row no longer says that work is left. */
async function progressOf(ctx: Ctx): Promise<DeadLetterDesk["replayed"]> {
  const since = new Date(ctx.now().getTime() - HOUR_MS);
  const id = (name: string) => sql`(${deadLetters.payload}::jsonb->>${name})::bigint`;
  const [row] = await ctx.db
    .select({
      given: sql<number>`count(*)::int`,
      waiting: sql<number>`(count(*) filter (where
        exists (select from pending_events p where p.event_id = ${id("eventId")})
        or exists (select from tickets t where t.id = ${id("ticketId")} and t.triage_pending)
        or exists (select from outbox o where o.id = ${id("outboxId")} and o.state in ('queued', 'sending'))))::int`,
    })
    .from(deadLetters)
    .where(gte(deadLetters.replayedAt, since));
  return { given: row?.given ?? 0, waiting: row?.waiting ?? 0 };
}

/** As `replayDeadLetters`, by a signed-in person. @throws {AppError} FORBIDDEN, INVALID, NOT_FOUND */
export async function replayByHand(ctx: Ctx, which: string): Promise<number> {
  allow(ctx.actor, "configure");
  const given = await replayDeadLetters(ctx, which);
  // After the deed: the jobs are out, and a log that fails must not give them back a second time.
  if (given > 0)
    await record(ctx, ctx.db, { action: "dead_letter.replay", subject: `letter:${which}`, details: { given } });
  return given;
}

/** @throws {AppError} FORBIDDEN; INVALID without a reason; NOT_FOUND when it is no longer open */
export async function discardDeadLetter(ctx: Ctx, id: number, reason: string): Promise<void> {
  allow(ctx.actor, "configure");
  const why = reason.trim().normalize("NFC");
  if (why.length < 5 || why.length > 500)
    throw new AppError("INVALID", "Vui lòng ghi lý do bỏ việc này, từ 5 đến 500 ký tự.");
  await ctx.db.transaction(async (tx) => {
    const [row] = await tx
      .update(deadLetters)
      .set({ discardedAt: ctx.now(), discardedBy: actorKey(ctx.actor), discardReason: why })
      .where(and(eq(deadLetters.id, id), isNull(deadLetters.replayedAt), isNull(deadLetters.discardedAt)))
      .returning({ job: deadLetters.job });
    if (!row) throw new AppError("NOT_FOUND", "Việc này đã được chạy lại hoặc đã bỏ trước đó.");
    await record(ctx, tx, { action: "dead_letter.discard", subject: `letter:${id}`, details: { job: row.job } });
  });
}
