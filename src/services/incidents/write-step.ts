import { randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import type { Tx } from "#src/db/client.ts";
import { incidentEvents, incidents } from "#src/db/schema/index.ts";
import type { IncidentStep } from "#src/domain/incidents/incident-states.ts";
import type { Ctx } from "../ctx.ts";
import { tellLive } from "../live/tell-live.ts";
import type { IncidentRow } from "./incident-row.ts";
import { renameWithWards } from "./rename-with-wards.ts";
import { sumUp } from "./sum-up.ts";

/** What a step did, so that it can be taken back. */
export interface Before {
  /** Columns of the incident as they were. */
  columns?: Partial<IncidentRow> | undefined;
  /** Ids of memberships that it made, and that it ended. */
  added?: number[] | undefined;
  removed?: number[] | undefined;
  /** The incident itself was made by it: taken back, it is refused. For a split, of which one its members were. */
  created?: true | undefined;
  source?: number | undefined;
}

export interface Step {
  step: IncidentStep;
  set?: Partial<IncidentRow> | undefined;
  facts?: Record<string, unknown> | undefined;
  /** Null: it cannot be taken back. */
  before: Before | null;
  /** Of both sides of a split or merge. */
  op?: string | undefined;
  undoes?: string | undefined;
}

export const newOp = (): string => randomUUID();

/** Changes an incident that this transaction has locked, sums it up anew, and tells history and whoever listens. */
export async function writeStep(ctx: Ctx, tx: Tx, row: IncidentRow, step: Step): Promise<IncidentRow> {
  const set = step.set ?? {};
  // What the machine adds takes nobody's form away from them.
  if (step.step !== "joined")
    await tx
      .update(incidents)
      .set({ ...set, version: sql`${incidents.version} + 1` })
      .where(eq(incidents.id, row.id));
  await sumUp(tx, row.id);
  await renameWithWards(ctx, tx, row);
  await tx.insert(incidentEvents).values({
    ...{ incidentId: row.id, step: step.step, facts: step.facts ?? {}, op: step.op ?? newOp() },
    before: step.before && { ...step.before, columns: asBefore(row, set, step.before.columns) },
    undoes: step.undoes ?? null,
    ...{ byUserId: ctx.actor.userId, byName: ctx.actor.name, at: ctx.now() },
  });
  const [after] = await tx.select().from(incidents).where(eq(incidents.id, row.id));
  if (!after) throw new Error("a row that is held cannot go");
  await tellLive(tx, {
    ...{ about: "incident", reference: after.reference, version: after.version, kind: step.step },
    units: await unitsOf(tx, after, step.step),
  });
  return after;
}

/** Who hears of it: the unit that leads, and of a proposal, which nobody leads yet, those whose tickets are in it. */
async function unitsOf(tx: Tx, { id, leadUnitId }: IncidentRow, step: IncidentStep): Promise<string[]> {
  if (leadUnitId !== null || step === "joined") return leadUnitId === null ? [] : [leadUnitId];
  const rows = await tx.execute<{ unit_id: string }>(sql`
    select distinct t.unit_id from incident_members k join tickets t on t.id = k.ticket_id
    where k.incident_id = ${id} and k.removed_at is null and t.unit_id is not null limit 50`);
  return rows.map((row) => row.unit_id);
}

/** Of each column that is set, what stood there. */
function asBefore(row: IncidentRow, set: Partial<IncidentRow>, more: Partial<IncidentRow> | undefined) {
  const columns = Object.keys(set) as (keyof IncidentRow)[]; // of a row
  return { ...Object.fromEntries(columns.map((column) => [column, row[column]])), ...more };
}
