import { and, eq, type SQL, sql } from "drizzle-orm";
import type { Tx } from "#src/db/client.ts";
import { tickets, units, users, wards } from "#src/db/schema/index.ts";
import { may, reachOf } from "#src/domain/policy.ts";
import type { TicketView } from "#src/domain/ticket-view.ts";
import type { Ctx } from "../ctx.ts";

export type TicketRow = typeof tickets.$inferSelect;

/** A ticket with the names of what it points to. */
export const selectTickets = (db: Tx) =>
  db
    .select({ ticket: tickets, wardName: wards.name, unitName: units.name, assigneeName: users.name })
    .from(tickets)
    .leftJoin(wards, eq(wards.code, tickets.wardCode))
    .leftJoin(units, eq(units.id, tickets.unitId))
    .leftJoin(users, eq(users.id, tickets.assigneeId))
    .$dynamic();

export type NamedTicket = Awaited<ReturnType<typeof selectTickets>>[number];

/** The tickets that the actor may see at all; always part of the query, never a filter after it. */
export function withinReach(ctx: Ctx, ...conditions: (SQL | undefined)[]): SQL | undefined {
  const reach = reachOf(ctx.actor);
  return and(reach ? eq(tickets.unitId, reach.unitId) : sql`true`, ...conditions);
}

export function ticketView(ctx: Ctx, row: NamedTicket): TicketView {
  const { ticket } = row;
  const readsText = may(ctx.actor, "ticket.read_text");
  const iso = (at: Date | null) => at?.toISOString() ?? null;
  return {
    reference: ticket.reference,
    state: ticket.state,
    sector: ticket.sector,
    secondarySector: ticket.secondarySector,
    urgency: ticket.urgency,
    kind: ticket.kind,
    sentiment: ticket.sentiment,
    confidence: ticket.confidence,
    needsReview: ticket.needsReview,
    text: readsText ? ticket.text : "",
    textHidden: !readsText,
    ward: ticket.wardCode ? { code: ticket.wardCode, name: row.wardName ?? ticket.wardCode } : null,
    location:
      readsText && (ticket.lat !== null || ticket.address)
        ? { lat: ticket.lat, lng: ticket.lng, address: ticket.address }
        : null,
    unit: ticket.unitId ? { id: ticket.unitId, name: row.unitName ?? ticket.unitId } : null,
    assignee: ticket.assigneeId ? { id: String(ticket.assigneeId), name: row.assigneeName ?? "" } : null,
    channel: ticket.channel,
    createdAt: ticket.createdAt.toISOString(),
    firstResponseDueAt: iso(ticket.firstResponseDueAt),
    firstRespondedAt: iso(ticket.firstRespondedAt),
    resolutionDueAt: iso(ticket.resolutionDueAt),
    resolvedAt: iso(ticket.resolvedAt),
    breaches: breachesOf(ticket, ctx.now()),
    reopened: ticket.reopened,
    csat: ticket.csat,
    incident: ticket.incident,
    version: ticket.version,
  };
}

/** A breach happens at the due instant, whenever somebody looks. Refused and merged tickets owe nothing. */
function breachesOf(ticket: TicketRow, now: Date): TicketView["breaches"] {
  if (ticket.state === "rejected" || ticket.state === "duplicate") return [];
  const breaches: TicketView["breaches"] = [];
  const check = (clock: "first_response" | "resolution", due: Date | null, met: Date | null) => {
    if (due && due < (met ?? now)) breaches.push({ clock, at: due.toISOString() });
  };
  check("first_response", ticket.firstResponseDueAt, ticket.firstRespondedAt ?? ticket.resolvedAt);
  check("resolution", ticket.resolutionDueAt, ticket.resolvedAt);
  return breaches;
}
