import { and, eq, isNull, or, type SQL, sql } from "drizzle-orm";
import { noticeAddress, staffNotices } from "#src/db/schema/index.ts";
import type { Actor } from "#src/domain/actor.ts";

/**
 * The notices that are for somebody: by name, or for their role and, where the notice names a unit, of that unit. What
 * is for one person is nobody else's. Always part of the query.
 */
export const addressedTo = (actor: Actor): SQL | undefined => or(...addressesOf(actor));

/** By name, and by role: the two do not overlap, and each has an index over what is unread. */
export function addressesOf({ userId, role, unitId }: Actor): (SQL | undefined)[] {
  const byName = userId === null ? sql`false` : eq(staffNotices.userId, userId);
  if (!role) return [byName];
  const address = noticeAddress(staffNotices);
  return [byName, and(isNull(staffNotices.userId), sql`${address} in (${`${role}:`}, ${`${role}:${unitId ?? ""}`})`)];
}
