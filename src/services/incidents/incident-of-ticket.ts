import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import { incidentMembers, incidents, tickets } from "#src/db/schema/index.ts";
import { allow, may } from "#src/domain/policy.ts";
import { parseReference } from "#src/domain/reference.ts";
import type { Ctx } from "../ctx.ts";
import { withinReach as ticketsWithinReach } from "../tickets/view.ts";
import { withinReach } from "./incident-row.ts";
import { nearIncidents } from "./near-incidents.ts";
import { readPoints } from "./read-points.ts";
import { type IncidentView, incidentView } from "./view.ts";

export interface IncidentOfTicket {
  /** The incident that it is in, proposed ones too. */
  own: IncidentView | null;
  /** Others that it may belong to, the likeliest first, with the reasons. */
  likely: { incident: IncidentView; reasons: string[] }[];
}

const SHOWN = 3;

/** What the page of a ticket shows of incidents: its own, or which it may belong to. */
export async function incidentOfTicket(ctx: Ctx, typed: string): Promise<IncidentOfTicket> {
  allow(ctx.actor, "ticket.read");
  const none: IncidentOfTicket = { own: null, likely: [] };
  const reference = parseReference(typed);
  if (!may(ctx.actor, "incident.read") || !reference) return none;
  const [ticket] = await ctx.db
    .select({ id: tickets.id })
    .from(tickets)
    .where(ticketsWithinReach(ctx, eq(tickets.reference, reference)));
  if (!ticket) return none;
  const [row] = await ctx.db
    .select({ incident: incidents })
    .from(incidentMembers)
    .innerJoin(incidents, eq(incidents.id, incidentMembers.incidentId))
    .where(and(eq(incidentMembers.ticketId, ticket.id), isNull(incidentMembers.removedAt)));
  // Its own is shown also where the rest of it is out of reach: it is about this ticket.
  if (row) return { own: incidentView(ctx, row.incident), likely: [] };
  return { own: null, likely: await likelyOf(ctx, ticket.id) };
}

async function likelyOf(ctx: Ctx, ticketId: number): Promise<IncidentOfTicket["likely"]> {
  const [own] = await readPoints(ctx, ctx.db, sql`p.ticket_id = ${ticketId}`);
  if (!own?.fit) return [];
  const fits = (await nearIncidents(ctx, ctx.db, own)).slice(0, SHOWN);
  if (fits.length === 0) return [];
  const rows = await ctx.db
    .select()
    .from(incidents)
    .where(
      withinReach(
        ctx,
        inArray(
          incidents.id,
          fits.map(({ incidentId }) => incidentId),
        ),
      ),
    );
  return fits.flatMap(({ incidentId, reasons }) => {
    const row = rows.find(({ id }) => id === incidentId);
    return row ? [{ incident: incidentView(ctx, row), reasons }] : [];
  });
}
