import { and, eq, lt, or, type SQL, sql } from "drizzle-orm";
import { tickets } from "#src/db/schema/index.ts";
import { AppError } from "#src/errors.ts";
import type { Ctx } from "../ctx.ts";
import type { Wanted } from "./ticket-filter.ts";
import { type NamedTicket, selectTickets, withinReach } from "./view.ts";

/** A page of rows, and where the next one begins. */
export interface TicketRows {
  rows: NamedTicket[];
  next: string | null;
  /** Words so common that only the newest tickets with them were ranked: more words look deeper. */
  bounded: boolean;
}

/** "nulls last", as the indexes have it: without these words PostgreSQL sorts the whole table. */
export const NEWEST_FIRST = sql`${tickets.createdAt} desc nulls last, ${tickets.id} desc nulls last`;

export async function newestTickets(
  ctx: Ctx,
  conditions: readonly (SQL | undefined)[],
  { cursor, limit }: Pick<Wanted, "cursor" | "limit">,
): Promise<TicketRows> {
  const rows = await selectTickets(ctx.db)
    .where(withinReach(ctx, ...conditions, afterCursor(cursor)))
    .orderBy(NEWEST_FIRST)
    .limit(limit + 1);
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  const next = last ? `${last.ticket.createdAt.getTime().toString(36)}-${last.ticket.id.toString(36)}` : null;
  return { rows: page, next, bounded: false };
}

function afterCursor(cursor: string | undefined): SQL | undefined {
  if (!cursor) return undefined;
  const [createdMs = Number.NaN, id = Number.NaN] = cursor.split("-").map((part) => Number.parseInt(part, 36));
  if (!Number.isSafeInteger(createdMs) || !Number.isSafeInteger(id)) throw noSuchPage();
  const createdAt = new Date(createdMs);
  // The first condition alone says where to begin in the index.
  return and(
    sql`${tickets.createdAt} <= ${createdAt.toISOString()}`,
    or(lt(tickets.createdAt, createdAt), and(eq(tickets.createdAt, createdAt), lt(tickets.id, id))),
  );
}

export const noSuchPage = () =>
  new AppError("INVALID", "Trang không hợp lệ. Vui lòng quay lại trang đầu.", { field: "cursor" });
