import { sql } from "drizzle-orm";
import type { Tx } from "#src/db/client.ts";
import { ticketClocks } from "#src/db/schema/index.ts";
import type { Clock } from "./clock-row.ts";

/** Writes clocks as they are now, in one statement; those that are stored like that already cost nothing. */
export async function saveClocks(tx: Tx, stored: readonly Clock[], clocks: readonly Clock[]): Promise<void> {
  const before = new Map(stored.map((row) => [keyOf(row), row]));
  const changed = clocks.filter((clock) => !sameClock(before.get(keyOf(clock)), clock));
  if (changed.length === 0) return;
  await tx
    .insert(ticketClocks)
    .values(changed.map(withoutId))
    .onConflictDoUpdate({
      target: [ticketClocks.ticketId, ticketClocks.clock, ticketClocks.round],
      set: {
        startedAt: sql`excluded.started_at`,
        allowedMinutes: sql`excluded.allowed_minutes`,
        calendar: sql`excluded.calendar`,
        policy: sql`excluded.policy`,
        dueAt: sql`excluded.due_at`,
        countedFrom: sql`excluded.counted_from`,
        usedMs: sql`excluded.used_ms`,
        takenFromId: sql`excluded.taken_from_id`,
        originalDueAt: sql`excluded.original_due_at`,
        stoppedAt: sql`excluded.stopped_at`,
        met: sql`excluded.met`,
        // Once a breach, always a breach.
        breachedAt: sql`coalesce(${ticketClocks.breachedAt}, excluded.breached_at)`,
        nextAlertAt: sql`excluded.next_alert_at`,
        alerted: sql`excluded.alerted`,
        why: sql`excluded.why`,
      },
    });
}

/** The database gives the id, and a stored clock is found by ticket, clock and round. */
const withoutId = ({ id: _, ...clock }: Clock & { id?: number }): Clock => clock;

const plain = (value: unknown) => (value instanceof Date ? value.getTime() : value);

const keyOf = ({ ticketId, clock, round }: Clock) => `${ticketId}-${clock}-${round}`;

const sameClock = (a: Clock | undefined, b: Clock): boolean =>
  a !== undefined &&
  // Safe: the keys are those of the clock itself.
  (Object.keys(b) as (keyof Clock)[]).every((column) => plain(a[column]) === plain(b[column]));
