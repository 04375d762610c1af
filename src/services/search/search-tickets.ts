import { desc, eq, inArray, type SQL } from "drizzle-orm";
import { tickets } from "#src/db/schema/index.ts";
import { e164 } from "#src/domain/phone.ts";
import { allow, may } from "#src/domain/policy.ts";
import { findPersonalData } from "#src/domain/redact/find-personal-data.ts";
import { parseReference } from "#src/domain/reference.ts";
import { searchQuery } from "#src/domain/search-query.ts";
import type { Ctx } from "../ctx.ts";
import { newestTickets, type TicketRows } from "../tickets/newest.ts";
import { conditionsOf, type Wanted } from "../tickets/ticket-filter.ts";
import { selectTickets } from "../tickets/view.ts";
import { rankMatches } from "./rank-matches.ts";
import type { Found } from "./search-cursor.ts";
import { ticketsOfPhone } from "./tickets-of-phone.ts";

/**
 * What somebody looks for: a reference however typed, a phone number (by right, and written down), or words of places,
 * texts and answers. Words are found with or without tone marks; as they were typed comes first, then the newest.
 * @param filter narrows the search as it narrows a list; `cursor` and `limit` as there
 * @throws {AppError} FORBIDDEN; INVALID for a page that cannot be
 */
export async function searchTickets(
  ctx: Ctx,
  typed: string,
  filter: Omit<Wanted, "q" | "limit"> & { limit?: number } = {},
): Promise<TicketRows> {
  allow(ctx.actor, "ticket.read");
  const conditions = conditionsOf(ctx, filter);
  const limit = filter.limit ?? 50;
  const reference = parseReference(typed);
  if (reference) return newestTickets(ctx, [eq(tickets.reference, reference), ...conditions], { limit });
  if (!may(ctx.actor, "ticket.read_text")) return NOTHING;
  // Who sees no personal data finds nobody by them either.
  if (!may(ctx.actor, "ticket.read_personal") && findPersonalData(typed).some(isNumberOfSomebody)) return NOTHING;
  const phone = e164(typed);
  if (phone && may(ctx.actor, "contact.reveal") && ctx.actor.kind === "user") {
    const found = await ticketsOfPhone(ctx, phone, conditions, { cursor: filter.cursor, limit });
    if (found.rows.length > 0) return found;
  }
  return byWords(ctx, typed, conditions, { cursor: filter.cursor, limit });
}

/** Streets bear the names of people. */
const isNumberOfSomebody = ({ type }: { type: string }) => type !== "name" && type !== "house_number";

const NOTHING: TicketRows = { rows: [], next: null, bounded: false };

async function byWords(
  ctx: Ctx,
  typed: string,
  conditions: readonly (SQL | undefined)[],
  page: { cursor: string | undefined; limit: number },
): Promise<TicketRows> {
  const query = searchQuery(typed);
  if (!query) return NOTHING;
  const { found, next, bounded } = await rankMatches(ctx, query, conditions, page);
  return { rows: await inOrder(ctx, found), next, bounded };
}

async function inOrder(ctx: Ctx, found: readonly Found[]): Promise<TicketRows["rows"]> {
  if (found.length === 0) return [];
  const place = new Map(found.map(({ id }, at) => [id, at]));
  const rows = await selectTickets(ctx.db)
    .where(inArray(tickets.id, [...place.keys()]))
    .orderBy(desc(tickets.id));
  const at = (id: number) => place.get(id) ?? 0;
  return rows.toSorted((a, b) => at(a.ticket.id) - at(b.ticket.id));
}
