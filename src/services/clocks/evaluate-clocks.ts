import { inArray, sql } from "drizzle-orm";
import type { Tx } from "#src/db/client.ts";
import { staffNotices, ticketClocks, ticketEvents, tickets } from "#src/db/schema/index.ts";
import { SYSTEM } from "#src/domain/actor.ts";
import type { Ctx } from "../ctx.ts";
import type { Clock, ClockRow, Pause } from "./clock-row.ts";
import { nextAlertAt, nextRung, type Situation } from "./ladder.ts";
import { loadPauses } from "./load-clocks.ts";
import { type ClockTicket, type NewNotice, noticesOf } from "./notices-of.ts";
import { saveClocks } from "./save-clocks.ts";

export interface Evaluated {
  /** Clocks looked at; less than the limit: nothing else is due, or others are at it. */
  clocks: number;
  breaches: number;
  notices: number;
}

/**
 * Looks at the clocks that are due for it: records breaches at their due instants and tells whoever the escalation
 * ladder names, each rung once, however late the look is. One transaction; several evaluators never share a clock, and
 * one that dies in the middle leaves nothing behind.
 */
export function evaluateClocks(ctx: Ctx, now: Date, limit: number): Promise<Evaluated> {
  return ctx.db.transaction(async (tx) => {
    const due = await claim(tx, now, limit);
    const pauses = await loadPauses(tx, [...new Set(due.map(({ clock }) => clock.ticketId))]);
    const told = due.map((one) => tell(ctx, one, pauses.get(one.clock.ticketId) ?? [], now));
    const notices = await addNotices(
      tx,
      told.flatMap((one) => one.notices),
    );
    const events = told.flatMap((one) => one.events);
    if (events.length > 0) await tx.insert(ticketEvents).values(events);
    await saveClocks(
      tx,
      due.map(({ clock }) => clock),
      told.map(({ clock }) => clock),
    );
    return { clocks: due.length, breaches: events.filter(({ action }) => action === "breach").length, notices };
  });
}

interface DueClock {
  clock: ClockRow;
  ticket: ClockTicket;
}

/**
 * Ticket and clock are locked together or not at all, without waiting: whoever acts on a ticket locks it first and its
 * clocks after, and would otherwise meet us half way.
 */
async function claim(tx: Tx, now: Date, limit: number): Promise<DueClock[]> {
  const locked = await tx.execute<{ id: string }>(sql`
    select c.id from ticket_clocks c join tickets t on t.id = c.ticket_id
    where c.next_alert_at <= ${now.toISOString()}::timestamptz
    order by c.next_alert_at limit ${limit}
    for update of c skip locked for key share of t skip locked`);
  if (locked.length === 0) return [];
  const ids = locked.map(({ id }) => Number(id));
  const ticket = {
    reference: tickets.reference,
    urgency: tickets.urgency,
    unitId: tickets.unitId,
    assigneeId: tickets.assigneeId,
    promisedAt: tickets.promisedAt,
  };
  return tx
    .select({ clock: ticketClocks, ticket })
    .from(ticketClocks)
    .innerJoin(tickets, sql`${tickets.id} = ${ticketClocks.ticketId}`)
    .where(inArray(ticketClocks.id, ids));
}

interface ToldOf {
  clock: Clock;
  notices: NewNotice[];
  events: (typeof ticketEvents.$inferInsert)[];
}

/** A calendar that never opens has no next instant: whoever mends it should not have to wait for days. */
const MENDED_BY_MS = 10 * 60_000;

/**
 * Every rung whose instant has come, in order. A clock whose calendar cannot be counted on must not hold up the others:
 * it is looked at again later.
 */
function tell(ctx: Ctx, due: DueClock, pauses: readonly Pause[], now: Date): ToldOf {
  const situation = { city: ctx.city, urgency: due.ticket.urgency, pauses };
  const told: ToldOf = { clock: due.clock, notices: [], events: [] };
  try {
    while (tellNext(situation, due, told, now));
    return { ...told, clock: { ...told.clock, nextAlertAt: nextAlertAt(situation, told.clock) } };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    ctx.log.error({ clockId: due.clock.id, calendar: due.clock.calendar, reason }, "a clock cannot be counted");
    return { ...told, clock: { ...told.clock, nextAlertAt: new Date(now.getTime() + MENDED_BY_MS) } };
  }
}

/** @returns whether there was one more to tell; it is added to `told` */
function tellNext(situation: Situation, { clock, ticket }: DueClock, told: ToldOf, now: Date): boolean {
  const until = clock.stoppedAt && clock.stoppedAt < now ? clock.stoppedAt : now;
  const rung = nextRung(situation, told.clock);
  if (!rung || rung.at > until || nextAlertAt(situation, told.clock) === null) return false;
  told.notices.push(...noticesOf(situation.city, clock, ticket, rung));
  const breaches = rung.percent === 100 && told.clock.breachedAt === null;
  const escalates = rung.steps.some(({ kind }) => kind === "escalation");
  for (const action of [...(breaches ? ["breach"] : []), ...(escalates ? ["escalate"] : [])])
    told.events.push(eventOf(clock, action, rung.percent, rung.at));
  told.clock = { ...told.clock, alerted: rung.percent, breachedAt: breaches ? clock.dueAt : told.clock.breachedAt };
  return true;
}

const eventOf = (clock: ClockRow, action: string, percent: number, at: Date): ToldOf["events"][number] => ({
  ticketId: clock.ticketId,
  actor: SYSTEM.kind,
  actorName: SYSTEM.name,
  action,
  to: { clock: clock.clock, percent, at: at.toISOString() },
});

async function addNotices(tx: Tx, notices: NewNotice[]): Promise<number> {
  if (notices.length === 0) return 0;
  const added = await tx
    .insert(staffNotices)
    .values(notices)
    .onConflictDoNothing({ target: staffNotices.key })
    .returning({ id: staffNotices.id });
  return added.length;
}
