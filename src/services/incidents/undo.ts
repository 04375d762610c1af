import { and, asc, eq, sql } from "drizzle-orm";
import { z } from "zod";
import type { Tx } from "#src/db/client.ts";
import { incidentEvents, incidents } from "#src/db/schema/index.ts";
import type { IncidentStep } from "#src/domain/incidents/incident-states.ts";
import { allow } from "#src/domain/policy.ts";
import { AppError } from "#src/errors.ts";
import type { Ctx } from "../ctx.ts";
import { checkLeads, findIncident, type IncidentRow, lockIncidents } from "./incident-row.ts";
import { activeMembers, addMembers, removeMembers, restoreMembers } from "./members.ts";
import { markRefused } from "./refuse.ts";
import { carried } from "./split.ts";
import { type Before, writeStep } from "./write-step.ts";

export const UndoIncidentInput = z.strictObject({});

type EventRow = typeof incidentEvents.$inferSelect;

/**
 * Takes the last step that a person took on an incident back, on both sides of a split or merge. What the machine has added since
 * stays; what has found another incident since is left there and counted.
 * @throws {AppError} CONFLICT when there is none, or a later step stands on it
 */
export async function undoIncident(ctx: Ctx, reference: string, expectedVersion?: number): Promise<IncidentRow> {
  allow(ctx.actor, "incident.manage");
  return ctx.db.transaction(async (tx) => {
    const seen = await findIncident(ctx, tx, reference);
    const last = await lastStep(tx, seen.id);
    if (!last) throw nothingLeft(seen);
    const events = await tx
      .select()
      .from(incidentEvents)
      .where(eq(incidentEvents.op, last.op))
      .orderBy(asc(incidentEvents.id));
    await lockIncidents(
      tx,
      events.map(({ incidentId }) => incidentId),
    );
    const incident = await findIncident(ctx, tx, reference);
    checkLeads(ctx, incident);
    if (expectedVersion !== undefined && expectedVersion !== incident.version) throw nothingLeft(incident);
    // Somebody may have been faster, on this side or on the other.
    for (const event of events)
      if ((await lastStep(tx, event.incidentId))?.id !== event.id) throw nothingLeft(incident);
    // First everything is out, then what was before is in: a ticket is in one incident at a time.
    for (const event of events) await removeMembers(tx, beforeOf(event).added ?? [], ctx.now());
    for (const event of events.toReversed()) await takeBack(ctx, tx, event);
    return findIncident(ctx, tx, reference).catch(() => incident);
  });
}

const nothingLeft = ({ version }: IncidentRow) =>
  new AppError("CONFLICT", "Không còn bước nào hoàn tác được, hoặc sự cố đã có thay đổi mới.", { version });

/** What could be taken back of an incident now. */
export async function undoableStep(tx: Tx, incidentId: number): Promise<IncidentStep | null> {
  return (await lastStep(tx, incidentId))?.step ?? null;
}

/** The last step of a person that has not been taken back; undefined where it is none that could be. */
async function lastStep(tx: Tx, incidentId: number): Promise<EventRow | undefined> {
  const [row] = await tx
    .select()
    .from(incidentEvents)
    .where(
      and(
        eq(incidentEvents.incidentId, incidentId),
        // Steps of the machine, and turning a member's mark on and off, stand in nobody's way.
        sql`${incidentEvents.step} not in ('joined', 'undone', 'held', 'released')`,
        sql`not exists (select from incident_events u where u.incident_id = ${incidentId} and u.undoes = ${incidentEvents.op})`,
      ),
    )
    .orderBy(sql`${incidentEvents.id} desc`)
    .limit(1);
  return row?.before ? row : undefined;
}

const beforeOf = ({ before }: EventRow): Before => (before ?? {}) as Before; // as writeStep has stored it

async function takeBack(ctx: Ctx, tx: Tx, event: EventRow): Promise<void> {
  const { columns = {}, removed = [], created, source } = beforeOf(event);
  const [row] = await tx.select().from(incidents).where(eq(incidents.id, event.incidentId));
  if (!row) return;
  const restored = await restoreMembers(tx, removed);
  if (event.step === "refused") await markRefused(tx, removed, false);
  if (created) await letGo(ctx, tx, row, source);
  await writeStep(ctx, tx, row, {
    step: "undone",
    set: { ...dated(columns), ...(created && { state: "refused" as const, public: false }) },
    facts: { step: event.step, taken: removed.length - restored.length },
    before: null,
    undoes: event.op,
  });
}

/** What has joined meanwhile goes to where the others came from; from nowhere, it goes its own way. */
async function letGo(ctx: Ctx, tx: Tx, row: IncidentRow, source: number | undefined): Promise<void> {
  const left = await activeMembers(tx, row.id);
  await removeMembers(
    tx,
    left.map(({ id }) => id),
    ctx.now(),
  );
  if (source === undefined) return;
  const fresh = left.map((member) => {
    const { ticketId, mentionId, mentionPostedAt } = member;
    return { ticketId, mentionId, mentionPostedAt, ...carried(member) };
  });
  await addMembers(tx, source, fresh, "system", ctx.now());
}

/** Columns from JSON: instants come back as dates. */
const dated = (columns: Partial<IncidentRow>): Partial<IncidentRow> =>
  Object.fromEntries(
    Object.entries(columns).map(([column, value]) => [
      column,
      column.endsWith("At") && typeof value === "string" ? new Date(value) : value,
    ]),
  );
