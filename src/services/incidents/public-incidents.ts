import { and, desc, eq, inArray, sql } from "drizzle-orm";
import type { Tx } from "#src/db/client.ts";
import { incidentEvents, incidents } from "#src/db/schema/index.ts";
import { parseIncidentReference } from "#src/domain/reference.ts";
import type { Ctx } from "../ctx.ts";
import { type IncidentRow, incidentNotFound } from "./incident-row.ts";

/** What everybody may read of an incident: nothing that came from a citizen but how many they are. */
export interface PublicIncident {
  reference: string;
  /** "on": it is being handled. */
  state: "on" | "over";
  title: string;
  sector: string;
  unit: string | null;
  statusLine: string;
  note: string;
  expectedAt: string | null;
  wards: { code: string; name: string }[];
  since: string;
  overAt: string | null;
  /** Null when so few that one could be recognised. */
  people: number | null;
}

/** Below it a count says too much (as in the public figures). */
const FEWEST = 5;
/** How long what is over is still shown. */
const SHOWN_DAYS = 7;

/** Confirmed and public; and of the last days those that are over. No rights are asked: it is for everybody. */
export async function listPublicIncidents(ctx: Ctx): Promise<PublicIncident[]> {
  const since = new Date(ctx.now().getTime() - SHOWN_DAYS * 86_400_000).toISOString();
  const rows = await ctx.db
    .select()
    .from(incidents)
    .where(and(isShown, sql`(${incidents.state} = 'confirmed' or ${incidents.closedAt} >= ${since}::timestamptz)`))
    .orderBy(sql`${incidents.state} desc`, desc(incidents.firstAt))
    .limit(100);
  return rows.map((row) => publicView(ctx, row));
}

/** How many are going on: the home page says so. */
export async function countPublicIncidents(ctx: Ctx): Promise<number> {
  const [row] = await ctx.db
    .select({ n: sql<number>`count(*)::int` })
    .from(incidents)
    .where(and(isShown, eq(incidents.state, "confirmed")));
  return row?.n ?? 0;
}

const isShown = and(eq(incidents.public, true), inArray(incidents.state, ["confirmed", "closed"]));

export interface PublicIncidentPage {
  incident: PublicIncident;
  /** What was said of it in public, the newest first. */
  lines: { at: string; text: string }[];
}

/** @throws {AppError} NOT_FOUND also for what is not public */
export async function loadPublicIncident(ctx: Ctx, typed: string): Promise<PublicIncidentPage> {
  const reference = parseIncidentReference(typed);
  const [row] = reference
    ? await ctx.db
        .select()
        .from(incidents)
        .where(and(isShown, eq(incidents.reference, reference)))
    : [];
  if (!row) throw incidentNotFound();
  return { incident: publicView(ctx, row), lines: await linesOf(ctx, row.id) };
}

/** Status lines as they were set; internal steps do not show. */
async function linesOf(ctx: Ctx, incidentId: number): Promise<PublicIncidentPage["lines"]> {
  const rows = await ctx.db
    .select({ at: incidentEvents.at, text: sql<string | null>`${incidentEvents.facts} ->> 'statusLine'` })
    .from(incidentEvents)
    .where(
      and(
        eq(incidentEvents.incidentId, incidentId),
        inArray(incidentEvents.step, ["confirmed", "status"]),
        sql`not exists (select from incident_events u where u.incident_id = ${incidentId} and u.undoes = ${incidentEvents.op})`,
      ),
    )
    .orderBy(desc(incidentEvents.id))
    .limit(50);
  return rows.flatMap(({ at, text }) => (text ? [{ at: at.toISOString(), text }] : []));
}

function publicView({ city }: Pick<Ctx, "city">, row: IncidentRow): PublicIncident {
  return {
    reference: row.reference,
    state: row.state === "confirmed" ? "on" : "over",
    title: row.title,
    sector: row.sector,
    unit: row.leadUnitId === null ? null : (city.unit(row.leadUnitId)?.name ?? null),
    statusLine: row.statusLine,
    note: row.publicNote,
    expectedAt: row.expectedAt?.toISOString() ?? null,
    wards: row.wardCodes.map((code) => ({ code, name: city.ward(code)?.name ?? code })),
    since: row.firstAt.toISOString(),
    overAt: row.closedAt?.toISOString() ?? null,
    people: row.people >= FEWEST ? row.people : null,
  };
}

/** Of a ticket: the incident that its page names. Null: it is in none that everybody may read of. */
export async function publicIncidentOf(
  tx: Tx,
  reference: string | null,
): Promise<{ reference: string; title: string; statusLine: string } | null> {
  if (!reference) return null;
  const { title, statusLine } = incidents;
  const [row] = await tx
    .select({ reference: incidents.reference, title, statusLine })
    .from(incidents)
    .where(and(isShown, eq(incidents.reference, reference)));
  return row ?? null;
}
