import { sql } from "drizzle-orm";
import type { Tx } from "#src/db/client.ts";

/** A seeded source of chance: the same seed gives the same lives (mulberry32). */
export function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

interface Event {
  at: Date;
  actor: string;
  action: string;
  from: Record<string, unknown>;
  to: Record<string, unknown>;
}

const DAY_MS = 86_400_000;
const UNDONE = ["resolve", "reject"];

/** Events of one ticket as the verbs write them, in any order that the rules of the service allow. */
export function randomLife(random: () => number, beginsAt: Date, until: Date): Event[] {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T; // never empty
  let at = beginsAt.getTime();
  const events: Event[] = [];
  let state = "new";
  let reopened = 0;
  const add = (action: string, actor: string, from: Event["from"], to: Event["to"], within = DAY_MS) => {
    at += Math.ceil(random() * within);
    if (at >= until.getTime()) return false;
    events.push({ at: new Date(at), actor, action, from, to });
    if (typeof to.state === "string") state = to.state;
    return true;
  };
  const about = () => ({
    sector: pick(["noise", "waste_environment", "trees_parks"]),
    urgency: pick(["critical", "normal", "low"]),
    wardCode: pick(["27154", "27145", "26734"]),
    unitId: pick(["27154-ubnd", "27145-ubnd", "26734-ubnd"]),
  });
  events.push({ at: beginsAt, actor: "citizen", action: "receive", from: {}, to: { state: "new", channel: "zalo" } });
  if (
    !add(
      "triage",
      "system",
      { state: "new", sector: null, urgency: null, wardCode: null, unitId: null },
      { state: "triaged", ...about() },
      60_000,
    )
  )
    return events;
  for (let step = 0; step < 12; step++) {
    const was = state;
    const open = !["resolved", "closed", "rejected", "duplicate"].includes(was);
    const to = (next: string, more = {}) => ({ state: next, ...more });
    const said = open
      ? pick([
          () => add("accept", "user:1", { state: was }, to("in_progress")),
          () =>
            add(
              "transfer",
              "user:1",
              { state: was, unitId: "27154-ubnd", bounces: 0 },
              to("assigned", { unitId: "27145-ubnd", bounces: 1 }),
            ),
          () => add("classify", "user:1", { sector: "noise" }, { sector: pick(["noise", "animals"]) }),
          () => add("resolve", "user:1", { state: was }, to("resolved")),
          () => add("resolve", "user:1", { state: was }, to("resolved")),
          () => add("reject", "user:1", { state: was }, to("rejected")),
          () => add("merge", "user:1", { state: was }, to("duplicate")),
        ])()
      : pick([
          () =>
            UNDONE.includes(events.at(-1)?.action ?? "")
              ? add("undo", "user:1", { state: was }, to("in_progress"), 5_000)
              : true,
          () => (was === "resolved" ? add("close", "system", { state: was }, to("closed")) : true),
          () => {
            if (was !== "resolved" && was !== "closed") return true;
            reopened += 1;
            return add("reopen", "citizen", { state: was, reopened: reopened - 1 }, to("assigned", { reopened }));
          },
          () => (was === "duplicate" ? add("unmerge", "user:1", { state: was }, to("triaged")) : true),
        ])();
    if (!said) break;
  }
  return events;
}

/** Writes a ticket with the first `upTo` of its events; `addEvents` gives it the others. @returns its id */
export async function addTicketWith(tx: Tx, n: number, events: readonly Event[]): Promise<number> {
  const [row] = await tx.execute<{ id: string }>(sql`
    insert into tickets (reference, channel, account_id, conversation_id, created_at, triage_pending)
    values (${`PA-26-K${String(n).padStart(6, "0")}`}, 'zalo', (select id from channel_accounts limit 1), 1,
      ${events[0]?.at.toISOString()}::timestamptz, false) returning id`);
  const id = Number(row?.id);
  await addEvents(tx, id, events);
  return id;
}

export async function addEvents(tx: Tx, ticketId: number, events: readonly Event[]): Promise<void> {
  for (const { at, actor, action, from, to } of events)
    await tx.execute(sql`
      insert into ticket_events (ticket_id, at, actor, actor_name, action, "from", "to")
      values (${ticketId}, ${at.toISOString()}::timestamptz, ${actor}, 'x', ${action}, ${JSON.stringify(from)}::jsonb, ${JSON.stringify(to)}::jsonb)`);
}

/** The clock of the result of one round, as the evaluator and the verbs leave it. */
export async function addClock(
  tx: Tx,
  ticketId: number,
  round: number,
  startedAt: Date,
  dueAt: Date,
  stoppedAt: Date | null,
  met: boolean,
) {
  await tx.execute(sql`
    insert into ticket_clocks (ticket_id, clock, round, started_at, allowed_minutes, calendar, policy, due_at, stopped_at, met, why)
    values (${ticketId}, 'resolution', ${round}, ${startedAt.toISOString()}::timestamptz, 2400, ${round % 2 ? "office" : "always"}, 'x',
      ${dueAt.toISOString()}::timestamptz, ${stoppedAt?.toISOString() ?? null}::timestamptz, ${met}, 'x')`);
}
