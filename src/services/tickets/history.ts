import { asc, eq } from "drizzle-orm";
import { ticketEvents } from "#src/db/schema/index.ts";
import { allow } from "#src/domain/policy.ts";
import type { Ctx } from "../ctx.ts";
import { lookAtWords, wordsFor } from "../words-for.ts";
import { findTicket } from "./find-ticket.ts";

export interface HistoryEntry {
  at: string;
  actor: string;
  action: string;
  from: Record<string, unknown>;
  to: Record<string, unknown>;
  note: string | null;
}

/** Everything that happened to a ticket, oldest first. */
export async function ticketHistory(ctx: Ctx, reference: string): Promise<HistoryEntry[]> {
  allow(ctx.actor, "ticket.history");
  const { ticket } = await findTicket(ctx, ctx.db, reference);
  return historyOf(ctx, ticket.id);
}

export async function historyOf(ctx: Ctx, ticketId: number): Promise<HistoryEntry[]> {
  const rows = await ctx.db
    .select()
    .from(ticketEvents)
    .where(eq(ticketEvents.ticketId, ticketId))
    .orderBy(asc(ticketEvents.id));
  await lookAtWords(
    ctx,
    rows.flatMap((row) => [row.note, ...saidWords(row.from), ...saidWords(row.to)]),
  );
  return rows.map((row) => ({
    at: row.at.toISOString(),
    actor: row.actorName,
    action: row.action,
    from: saidIn(ctx, row.from),
    to: saidIn(ctx, row.to),
    note: row.note && wordsFor(ctx, row.note),
  }));
}

/** Fields of a change that hold what somebody said. */
export const SAID_FIELDS: readonly string[] = ["address", "text", "publicAnswer", "reason"];

const saidWords = (fields: Record<string, unknown>) =>
  SAID_FIELDS.flatMap((name) => (typeof fields[name] === "string" ? [fields[name]] : []));

const saidIn = (ctx: Ctx, fields: Record<string, unknown>) =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      typeof value === "string" && SAID_FIELDS.includes(name) ? wordsFor(ctx, value) : value,
    ]),
  );
