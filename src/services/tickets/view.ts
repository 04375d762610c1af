import { and, eq, or, type SQL, sql } from "drizzle-orm";
import type { Tx } from "#src/db/client.ts";
import { tickets, units, users, wards } from "#src/db/schema/index.ts";
import { may, reachOf } from "#src/domain/policy.ts";
import type { TicketView } from "#src/domain/ticket-view.ts";
import { breachesOf, toldClocks } from "../clocks/breaches-of.ts";
import type { Ctx } from "../ctx.ts";
import { wordsFor } from "../words-for.ts";

export type TicketRow = typeof tickets.$inferSelect;

/** A ticket with the names of what it points to. */
export const selectTickets = (db: Tx) =>
  db
    .select({
      ticket: tickets,
      wardName: wards.name,
      unitName: units.name,
      assigneeName: users.name,
      clocks: toldClocks,
      survivor: sql<string | null>`(select s.reference from tickets s where s.id = ${tickets.duplicateOf})`,
    })
    .from(tickets)
    .leftJoin(wards, eq(wards.code, tickets.wardCode))
    .leftJoin(units, eq(units.id, tickets.unitId))
    .leftJoin(users, eq(users.id, tickets.assigneeId))
    .$dynamic();

export type NamedTicket = Awaited<ReturnType<typeof selectTickets>>[number];

/** The tickets that the actor may see at all; always part of the query, never a filter after it. */
export function withinReach(ctx: Ctx, ...conditions: (SQL | undefined)[]): SQL | undefined {
  const reach = reachOf(ctx.actor);
  return and(reach ? isOf(reach.unitId) : sql`true`, ...conditions);
}

/** A unit sees what it holds, and what it was told of. */
const isOf = (unitId: string) =>
  or(eq(tickets.unitId, unitId), sql`${tickets.alsoUnits} @> ${JSON.stringify([unitId])}::jsonb`);

/** Of rows that are about to be shown: the words that `ticketView` puts on them, for `lookAtWords`. */
export const shownWords = (rows: readonly NamedTicket[]) => rows.flatMap(({ ticket }) => [ticket.text, ticket.address]);

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
    text: readsText ? wordsFor(ctx, ticket.text) : "",
    textHidden: !readsText,
    ward: ticket.wardCode ? { code: ticket.wardCode, name: row.wardName ?? ticket.wardCode } : null,
    location:
      readsText && (ticket.lat !== null || ticket.address)
        ? { lat: ticket.lat, lng: ticket.lng, address: ticket.address && wordsFor(ctx, ticket.address) }
        : null,
    unit: ticket.unitId ? { id: ticket.unitId, name: row.unitName ?? ticket.unitId } : null,
    assignee: ticket.assigneeId ? { id: String(ticket.assigneeId), name: row.assigneeName ?? "" } : null,
    channel: ticket.channel,
    createdAt: ticket.createdAt.toISOString(),
    firstResponseDueAt: iso(ticket.firstResponseDueAt),
    firstRespondedAt: iso(ticket.firstRespondedAt),
    resolutionDueAt: iso(ticket.resolutionDueAt),
    resolvedAt: iso(ticket.resolvedAt),
    breaches: breachesOf(ticket, row.clocks ?? [], ctx.now()),
    reopened: ticket.reopened,
    promisedAt: iso(ticket.promisedAt),
    bounces: ticket.bounces,
    duplicateOf: row.survivor,
    routingWhy: ticket.rule,
    dueWhy: ticket.dueWhy,
    csat: ticket.csat,
    incident: ticket.incident,
    version: ticket.version,
  };
}
