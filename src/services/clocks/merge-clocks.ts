import { eq } from "drizzle-orm";
import type { Tx } from "#src/db/client.ts";
import { tickets } from "#src/db/schema/index.ts";
import type { TicketRow } from "../tickets/view.ts";
import type { Clock } from "./clock-row.ts";
import { loadClocks } from "./load-clocks.ts";
import { saveClocks } from "./save-clocks.ts";
import { takeStricter } from "./take-stricter.ts";

/**
 * The survivor of a merging keeps the earliest start and the strictest due instant of each clock that runs in both; a
 * clock that only the source had, because the survivor was not classified yet, it takes over. The source is marked as
 * merged here already, as the survivor's clocks ask who is. `syncClocks` of both follows, in the same transaction.
 */
export async function mergeClocks(tx: Tx, survivor: TicketRow, source: TicketRow): Promise<void> {
  await tx.update(tickets).set({ duplicateOf: survivor.id }).where(eq(tickets.id, source.id));
  const { clocks: own } = await loadClocks(tx, survivor.id);
  const { clocks: others } = await loadClocks(tx, source.id);
  const merged = others
    .filter(({ round, stoppedAt }) => round === source.round && stoppedAt === null)
    .flatMap((other): Clock[] => {
      const same = own.find(({ clock, round }) => clock === other.clock && round === survivor.round);
      if (same) return same.stoppedAt === null ? [takeStricter(same, other)] : [];
      return survivor.round === 1 && own.length === 0 ? [takenOver(survivor, other)] : [];
    });
  await saveClocks(tx, own, merged);
}

const takenOver = (survivor: TicketRow, other: Clock): Clock => ({
  ...takeStricter({ ...other, dueAt: NEVER }, other),
  ticketId: survivor.id,
  round: survivor.round,
  breachedAt: null,
  alerted: 0,
});

/** Later than any due instant, so that the other's is the stricter. */
const NEVER = new Date(8.64e15);
