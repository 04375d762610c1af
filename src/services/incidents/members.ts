import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import type { Tx } from "#src/db/client.ts";
import { incidentMembers } from "#src/db/schema/index.ts";

export type MemberRow = typeof incidentMembers.$inferSelect;

export interface NewMember {
  ticketId: number | null;
  mentionId: number | null;
  mentionPostedAt: Date | null;
  /** Absent: a person says so. */
  score?: number | null;
  reasons?: string[];
  heldOpen?: boolean;
  toldAt?: Date | null;
}

export const activeMembers = (tx: Tx, incidentId: number): Promise<MemberRow[]> =>
  tx
    .select()
    .from(incidentMembers)
    .where(and(eq(incidentMembers.incidentId, incidentId), isNull(incidentMembers.removedAt)))
    .orderBy(incidentMembers.id);

/** Takes in what is in no incident. @returns ids of the new memberships, in no order; what is taken already is left where it is */
export async function addMembers(
  tx: Tx,
  incidentId: number,
  fresh: readonly NewMember[],
  by: string,
  at: Date,
): Promise<number[]> {
  if (fresh.length === 0) return [];
  const rows = await tx
    .insert(incidentMembers)
    .values(
      fresh.map(({ score = null, reasons = [], heldOpen = false, toldAt = null, ...who }) => ({
        ...{ incidentId, ...who, score, reasons, heldOpen, toldAt, by, addedAt: at },
      })),
    )
    .onConflictDoNothing()
    .returning({ id: incidentMembers.id });
  return rows.map(({ id }) => id);
}

/** @returns the ids that were still in */
export async function removeMembers(tx: Tx, ids: readonly number[], at: Date): Promise<number[]> {
  if (ids.length === 0) return [];
  const rows = await tx
    .update(incidentMembers)
    .set({ removedAt: at })
    .where(and(inArray(incidentMembers.id, [...ids]), isNull(incidentMembers.removedAt)))
    .returning({ id: incidentMembers.id });
  return rows.map(({ id }) => id);
}

/**
 * Puts memberships back that were taken away.
 * @returns those that are in again; what has found another incident meanwhile stays there
 */
export async function restoreMembers(tx: Tx, ids: readonly number[]): Promise<number[]> {
  if (ids.length === 0) return [];
  const rows = await tx.execute<{ id: string }>(sql`
    update incident_members k set removed_at = null where k.id in ${[...ids]} and k.removed_at is not null
      and not exists (select from incident_members o where o.removed_at is null and o.ticket_id = k.ticket_id)
      and not exists (select from incident_members o where o.removed_at is null and o.mention_id = k.mention_id)
    returning k.id`);
  return rows.map(({ id }) => Number(id));
}
