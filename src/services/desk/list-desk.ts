import { inArray } from "drizzle-orm";
import { tickets } from "#src/db/schema/index.ts";
import { allow } from "#src/domain/policy.ts";
import { parseReference } from "#src/domain/reference.ts";
import type { TicketView } from "#src/domain/ticket-view.ts";
import type { Ctx } from "../ctx.ts";
import { lastEvent } from "../live/read-events.ts";
import { type Here, whoIsHere } from "../presence/who-is-here.ts";
import { pageOfTickets } from "../tickets/list.ts";
import { newestTickets, type TicketRows } from "../tickets/newest.ts";
import { conditionsOf, readFilter, type TicketFilter } from "../tickets/ticket-filter.ts";
import { shownWords, ticketView } from "../tickets/view.ts";
import { lookAtWords } from "../words-for.ts";
import { type RowTime, rowTimes } from "./row-times.ts";

/** A ticket as a row of the desk. */
export interface DeskTicket extends TicketView {
  /** Null when no clock to resolution runs. */
  time?: RowTime | null;
  /** Who else has it before them now. */
  here?: Here[];
}

export interface DeskPage {
  items: DeskTicket[];
  next: string | null;
  /** The words are so common that only the newest tickets with them are shown. */
  bounded?: boolean;
  /** The last event of the history before the page was read: from there on its reader is told. */
  heard?: number;
}

/** A page of the desk's list. @throws {AppError} INVALID with `details.fields` */
export async function listDesk(ctx: Ctx, filter: TicketFilter): Promise<DeskPage> {
  allow(ctx.actor, "ticket.read");
  // Later pages of a list hear from where its first one was made.
  const heard = filter.cursor ? undefined : await lastEvent(ctx);
  return { ...(await asDesk(ctx, await pageOfTickets(ctx, readFilter(filter)))), heard };
}

/** Rows are asked for again by so many at once. */
export const MOST_ROWS = 60;

/**
 * Those of some tickets that a list would show now, newest first: what has changed on a page, and what is new to it.
 * @param references more than `MOST_ROWS` are left out
 * @throws {AppError} INVALID
 */
export async function deskRows(ctx: Ctx, filter: TicketFilter, references: readonly string[]): Promise<DeskTicket[]> {
  allow(ctx.actor, "ticket.read");
  const wanted = readFilter(filter);
  const asked = references.slice(0, MOST_ROWS).flatMap((typed) => parseReference(typed) ?? []);
  if (asked.length === 0) return [];
  const conditions = [inArray(tickets.reference, asked), ...conditionsOf(ctx, wanted)];
  return (await asDesk(ctx, await newestTickets(ctx, conditions, { limit: MOST_ROWS, cursor: undefined }))).items;
}

async function asDesk(ctx: Ctx, { rows, next, bounded }: TicketRows): Promise<DeskPage> {
  const ids = rows.map(({ ticket }) => ticket.id);
  const found = rows.map(({ ticket }) => ticket);
  const [times, here] = await Promise.all([rowTimes(ctx, found), whoIsHere(ctx, ids)]);
  await lookAtWords(ctx, shownWords(rows));
  const items = rows.map((row) => ({
    ...ticketView(ctx, row),
    time: times.get(row.ticket.id) ?? null,
    here: here.get(row.ticket.id) ?? [],
  }));
  return { items, next, bounded };
}
