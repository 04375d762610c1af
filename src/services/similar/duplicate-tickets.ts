import { and, eq, gte, inArray, ne, notInArray, or, sql } from "drizzle-orm";
import type { Tx } from "#src/db/client.ts";
import { embeddings, tickets } from "#src/db/schema/index.ts";
import { metresBetween } from "#src/domain/metres-between.ts";
import { allow } from "#src/domain/policy.ts";
import { sectorFamily } from "#src/domain/sector-families.ts";
import type { TicketView } from "#src/domain/ticket-view.ts";
import type { Ctx } from "../ctx.ts";
import { findTicket } from "../tickets/find-ticket.ts";
import { type NamedTicket, selectTickets, type TicketRow, withinReach } from "../tickets/view.ts";
import { fromHalfFloats } from "./half-floats.ts";
import { likenessOf, type Nearness, nearnessOf } from "./nearness.ts";

/** What is this near and this recent may be the same matter. */
const DAYS = 7;
const NEAR_M = 250;
const LOOKED_AT = 200;
const SHOWN = 5;

export interface Duplicate extends Pick<TicketView, "reference" | "state" | "createdAt" | "sector" | "ward"> {
  /** 0..1 by embeddings; null when a text has none. */
  likeness: number | null;
  /** Between their positions; null when one has none. */
  metres: number | null;
  /** Vietnamese, why they may be the same. */
  reasons: string[];
}

/**
 * Tickets within reach that may tell of the same matter as this one: a sector that such a matter is also reported
 * under, near in place and in time, alike in words. The likeliest first.
 * @throws {AppError} NOT_FOUND
 */
export async function findDuplicates(ctx: Ctx, reference: string): Promise<Duplicate[]> {
  allow(ctx.actor, "ticket.read");
  const { ticket } = await findTicket(ctx, ctx.db, reference);
  if (ticket.state === "duplicate" || !ticket.sector) return [];
  const found = await candidates(ctx, ticket);
  const vectors = await vectorsOf(ctx.db, [ticket.id, ...found.map((row) => row.ticket.id)]);
  return found
    .flatMap((row) => {
      const metres = between(ticket, row.ticket);
      const likeness = likenessOf(vectors.get(ticket.id), vectors.get(row.ticket.id));
      const nearness = nearnessOf({ ticket, other: row.ticket, metres, likeness, nearM: NEAR_M });
      return nearness ? [{ row, metres, likeness, nearness }] : [];
    })
    .sort((a, b) => b.nearness.score - a.nearness.score)
    .slice(0, SHOWN)
    .map(shown);
}

interface Found {
  row: NamedTicket;
  metres: number | null;
  likeness: number | null;
  nearness: Nearness;
}

const shown = ({ row: { ticket, wardName }, metres, likeness, nearness }: Found): Duplicate => ({
  reference: ticket.reference,
  state: ticket.state,
  createdAt: ticket.createdAt.toISOString(),
  sector: ticket.sector,
  ward: ticket.wardCode ? { code: ticket.wardCode, name: wardName ?? ticket.wardCode } : null,
  likeness: likeness === null ? null : Math.round(likeness * 1_000) / 1_000,
  metres: metres === null ? null : Math.round(metres),
  reasons: nearness.reasons,
});

/** In the same ward, or in a box around the position, of the last days. */
function candidates(ctx: Ctx, ticket: TicketRow): Promise<NamedTicket[]> {
  const since = new Date(ticket.createdAt.getTime() - DAYS * 86_400_000);
  const family = sectorFamily(ticket.sector ?? "");
  return selectTickets(ctx.db)
    .where(
      withinReach(
        ctx,
        ne(tickets.id, ticket.id),
        gte(tickets.createdAt, since),
        notInArray(tickets.state, ["rejected", "duplicate"]),
        or(inArray(tickets.sector, family), inArray(tickets.secondarySector, family)),
        or(ticket.wardCode ? eq(tickets.wardCode, ticket.wardCode) : undefined, boxAround(ticket)),
      ),
    )
    .orderBy(sql`abs(extract(epoch from ${tickets.createdAt} - ${ticket.createdAt.toISOString()}::timestamptz))`)
    .limit(LOOKED_AT);
}

/** Degrees of latitude in NEAR_M, and a little more of longitude as far north as Hà Nội. */
const LAT_BOX = NEAR_M / 111_000;
const LNG_BOX = LAT_BOX * 1.1;

function boxAround({ lat, lng, wardCode }: TicketRow) {
  if (lat === null || lng === null) return wardCode ? undefined : sql`false`;
  return and(
    sql`${tickets.lat} between ${lat - LAT_BOX} and ${lat + LAT_BOX}`,
    sql`${tickets.lng} between ${lng - LNG_BOX} and ${lng + LNG_BOX}`,
  );
}

function between(a: TicketRow, b: TicketRow): number | null {
  if (a.lat === null || a.lng === null || b.lat === null || b.lng === null) return null;
  return metresBetween({ lat: a.lat, lng: a.lng }, { lat: b.lat, lng: b.lng });
}

async function vectorsOf(tx: Tx, ids: number[]) {
  const rows = await tx.select().from(embeddings).where(inArray(embeddings.ticketId, ids));
  return new Map(rows.map((row) => [row.ticketId, { model: row.model, vector: fromHalfFloats(row.vector) }]));
}
