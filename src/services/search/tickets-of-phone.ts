import { type SQL, sql } from "drizzle-orm";
import { tickets } from "#src/db/schema/index.ts";
import { allow } from "#src/domain/policy.ts";
import { record } from "../audit/record.ts";
import type { Ctx } from "../ctx.ts";
import { newestTickets, type TicketRows } from "../tickets/newest.ts";

/**
 * Tickets within reach that came from a phone number, newest first. Whoever learns which tickets are whose has read a
 * masked field: it is written down like any such reading, also when there are none.
 * @param phone E.164
 * @throws {AppError} FORBIDDEN
 */
export async function ticketsOfPhone(
  ctx: Ctx,
  phone: string,
  conditions: readonly (SQL | undefined)[],
  page: { cursor: string | undefined; limit: number },
): Promise<TicketRows> {
  allow(ctx.actor, "contact.reveal");
  const theirs = sql`${tickets.conversationId} in (select v.id from conversations v
    join contacts p on p.id = v.contact_id where p.phone_index = ${ctx.box.index(phone)})`;
  const found = await newestTickets(ctx, [theirs, ...conditions], page);
  const references = found.rows.map(({ ticket }) => ticket.reference);
  // Before anything is shown: a failure to write it down shows nothing.
  await record(ctx, ctx.db, { action: "contact.search", details: { field: "phone", tickets: references } });
  return found;
}
