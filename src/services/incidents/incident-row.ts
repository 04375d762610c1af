import { and, eq, or, type SQL, sql } from "drizzle-orm";
import type { Tx } from "#src/db/client.ts";
import { incidents } from "#src/db/schema/index.ts";
import { reachOf } from "#src/domain/policy.ts";
import { parseIncidentReference } from "#src/domain/reference.ts";
import { AppError } from "#src/errors.ts";
import type { Ctx } from "../ctx.ts";

export type IncidentRow = typeof incidents.$inferSelect;

export const incidentNotFound = () =>
  new AppError("NOT_FOUND", "Không tìm thấy sự cố với mã này. Vui lòng kiểm tra lại mã.");

/** The incidents that the actor may see: of a unit those that it leads, or that hold a ticket of its own. Part of every query. */
export function withinReach(ctx: Ctx, ...conditions: (SQL | undefined)[]): SQL | undefined {
  const reach = reachOf(ctx.actor);
  if (!reach) return and(...conditions);
  const own = sql`exists (select from incident_members k join tickets t on t.id = k.ticket_id
    where k.incident_id = ${incidents.id} and k.removed_at is null
      and (t.unit_id = ${reach.unitId} or t.also_units @> ${JSON.stringify([reach.unitId])}::jsonb))`;
  return and(or(eq(incidents.leadUnitId, reach.unitId), own), ...conditions);
}

/** @throws {AppError} NOT_FOUND: no such reference, or not within the actor's reach */
export async function findIncident(ctx: Ctx, tx: Tx, typed: string): Promise<IncidentRow> {
  const reference = parseIncidentReference(typed);
  if (!reference) throw incidentNotFound();
  const [row] = await tx
    .select()
    .from(incidents)
    .where(withinReach(ctx, eq(incidents.reference, reference)));
  if (!row) throw incidentNotFound();
  return row;
}

/** Nobody else changes these until the transaction ends; always in the order of their ids. */
export async function lockIncidents(tx: Tx, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.execute(sql`select id from incidents where id in ${[...new Set(ids)]} order by id for update`);
}

/**
 * Who decides over an incident: the desk, and the lead of the unit that leads it; while nobody leads it, of any unit that it
 * concerns.
 * @throws {AppError} FORBIDDEN
 */
export function checkLeads(ctx: Ctx, { leadUnitId }: Pick<IncidentRow, "leadUnitId">): void {
  const reach = reachOf(ctx.actor);
  if (reach && leadUnitId !== null && leadUnitId !== reach.unitId)
    throw new AppError("FORBIDDEN", "Sự cố này do đơn vị khác chủ trì; đơn vị của anh/chị chỉ theo dõi.", {
      unitId: leadUnitId,
    });
}
