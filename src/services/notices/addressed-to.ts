import { and, eq, isNull, or, type SQL, sql } from "drizzle-orm";
import { staffNotices } from "#src/db/schema/index.ts";
import type { Actor } from "#src/domain/actor.ts";

/**
 * The notices that are for somebody: by name, or for their role and, where the notice names a unit, of that unit. What
 * is for one person is nobody else's. Always part of the query.
 */
export function addressedTo(actor: Actor): SQL | undefined {
  const byName = actor.userId === null ? sql`false` : eq(staffNotices.userId, actor.userId);
  const ofUnit = or(isNull(staffNotices.unitId), eq(staffNotices.unitId, actor.unitId ?? ""));
  const byRole = actor.role ? and(isNull(staffNotices.userId), eq(staffNotices.role, actor.role), ofUnit) : sql`false`;
  return or(byName, byRole);
}
