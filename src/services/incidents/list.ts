import { and, desc, eq, or, sql } from "drizzle-orm";
import { z } from "zod";
import { incidents } from "#src/db/schema/index.ts";
import { INCIDENT_STATES, type IncidentState } from "#src/domain/incidents/incident-states.ts";
import { allow } from "#src/domain/policy.ts";
import type { Ctx } from "../ctx.ts";
import { readInput } from "../read-input.ts";
import { withinReach } from "./incident-row.ts";
import { type IncidentView, incidentView } from "./view.ts";

export const ListIncidentsInput = z.object({
  state: z.enum(INCIDENT_STATES).optional(),
  /** `next` of the page before. */
  cursor: z
    .string()
    .regex(/^\d{1,15}\.\d{1,15}$/, "Trang tiếp theo không hợp lệ.")
    .optional(),
  limit: z.coerce.number().int().min(1).max(100).default(30),
});

export interface IncidentList {
  items: IncidentView[];
  next: string | null;
}

/** Incidents within reach, those with the newest report first. @throws {AppError} FORBIDDEN; INVALID with `details.fields` */
export async function listIncidents(ctx: Ctx, asked: z.input<typeof ListIncidentsInput> = {}): Promise<IncidentList> {
  allow(ctx.actor, "incident.read");
  const { state, cursor, limit } = readInput(ListIncidentsInput, asked, "Bộ lọc không hợp lệ.");
  const [afterMs = "", afterId = "0"] = cursor?.split(".") ?? [];
  const lastAt = new Date(Number(afterMs)).toISOString();
  const after = cursor
    ? or(
        sql`${incidents.lastAt} < ${lastAt}::timestamptz`,
        and(sql`${incidents.lastAt} = ${lastAt}::timestamptz`, sql`${incidents.id} < ${Number(afterId)}`),
      )
    : undefined;
  const rows = await ctx.db
    .select()
    .from(incidents)
    .where(withinReach(ctx, state ? eq(incidents.state, state) : undefined, after))
    .orderBy(desc(incidents.lastAt), desc(incidents.id))
    .limit(limit + 1);
  const last = rows[limit - 1];
  return {
    items: rows.slice(0, limit).map((row) => incidentView(ctx, row)),
    next: rows.length > limit && last ? `${last.lastAt.getTime()}.${last.id}` : null,
  };
}

/** How many there are of each. */
export async function countIncidents(ctx: Ctx): Promise<Record<IncidentState, number>> {
  allow(ctx.actor, "incident.read");
  const rows = await ctx.db
    .select({ state: incidents.state, n: sql<number>`count(*)::int` })
    .from(incidents)
    .where(withinReach(ctx))
    .groupBy(incidents.state);
  const count = (state: IncidentState) => rows.find((row) => row.state === state)?.n ?? 0;
  return {
    proposed: count("proposed"),
    confirmed: count("confirmed"),
    refused: count("refused"),
    closed: count("closed"),
  };
}
