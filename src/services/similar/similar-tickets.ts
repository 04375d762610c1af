import { setImmediate } from "node:timers/promises";
import { and, eq, gte, inArray } from "drizzle-orm";
import { z } from "zod";
import { embeddings, tickets } from "#src/db/schema/index.ts";
import { allow, may, reachOf } from "#src/domain/policy.ts";
import type { TicketView } from "#src/domain/ticket-view.ts";
import { AppError } from "#src/errors.ts";
import type { Ctx } from "../ctx.ts";
import { findTicket, ticketNotFound } from "../tickets/find-ticket.ts";
import { type NamedTicket, selectTickets, withinReach } from "../tickets/view.ts";
import type { Near } from "./best-of.ts";
import { reusableAnswer } from "./earlier-answer.ts";
import { fromHalfFloats } from "./half-floats.ts";
import { indexOfModel, KEPT_DAYS } from "./index-of-model.ts";
import type { Vectors, Wanted } from "./nearest.ts";

export interface SimilarTicket extends Pick<TicketView, "reference" | "state" | "createdAt" | "sector" | "ward"> {
  /** 0..1: how much the texts are about the same thing. */
  likeness: number;
  /** What was answered there, without names and numbers; null: nothing yet, or not for this reader. */
  answer: string | null;
}

/** Below it texts share a sector at most, not a matter. To be set anew for a model whose likenesses spread otherwise. */
const FLOOR = 0.6;

const SimilarWanted = z.object({
  limit: z.coerce.number().int().min(1).max(50).default(10),
  days: z.coerce.number().int().min(1).max(KEPT_DAYS).default(KEPT_DAYS),
  floor: z.coerce.number().min(0).max(1).default(FLOOR),
  /** Only tickets of the same ward; none when the ticket's own is unknown. */
  sameWard: z.boolean().default(false),
});
/** As it comes from a query string, or as numbers. */
export type SimilarWanted = {
  [field in keyof z.infer<typeof SimilarWanted>]?: z.infer<typeof SimilarWanted>[field] | string | undefined;
};

/**
 * Tickets within the actor's reach whose words say the same thing, the likest first. Empty also when the ticket cannot be
 * compared.
 * @param which reference or id of the ticket that they are to be like
 * @throws {AppError} NOT_FOUND; INVALID with `details.fields`
 */
export async function findSimilar(
  ctx: Ctx,
  which: string | number,
  wanted: SimilarWanted = {},
): Promise<SimilarTicket[]> {
  return (await compareTicket(ctx, which, wanted)) ?? [];
}

/** The same; null when there is nothing to compare with: the model that read the ticket gives no embedding. */
export async function compareTicket(
  ctx: Ctx,
  which: string | number,
  wanted: SimilarWanted = {},
): Promise<SimilarTicket[] | null> {
  allow(ctx.actor, "ticket.read");
  const { limit, days, floor, sameWard } = parseWanted(wanted);
  const { ticket } = await ticketOf(ctx, which);
  const [point] = await ctx.db.select().from(embeddings).where(eq(embeddings.ticketId, ticket.id));
  if (!point) return null;
  const query = fromHalfFloats(point.vector);
  const index = await indexOfModel(ctx, point.model, query.length);
  const since = new Date(ctx.now().getTime() - days * 86_400_000);
  const among = await amongWhich(ctx, since, sameWard ? ticket.wardCode : undefined);
  const search = { floor, sinceMs: since.getTime(), except: ticket.id, ...(among && { among }) };
  // Some may have been erased since the index last compared.
  const near = await inSlices(index, query, { ...search, limit: limit + SPARE });
  return (await described(ctx, near, point.model)).slice(0, limit);
}

const SPARE = 10;

function parseWanted(wanted: SimilarWanted): z.infer<typeof SimilarWanted> {
  const parsed = SimilarWanted.safeParse(wanted);
  if (parsed.success) return parsed.data;
  throw new AppError("INVALID", `Điều kiện tìm không hợp lệ: limit từ 1 đến 50, days từ 1 đến ${KEPT_DAYS}.`, {
    fields: parsed.error.issues.map((issue) => ({ field: issue.path.join("."), message: issue.message })),
  });
}

async function ticketOf(ctx: Ctx, which: string | number): Promise<NamedTicket> {
  if (typeof which === "string") return findTicket(ctx, ctx.db, which);
  const [row] = await selectTickets(ctx.db).where(withinReach(ctx, eq(tickets.id, which)));
  if (!row) throw ticketNotFound("");
  return row;
}

/**
 * The tickets to search among, where not all are: asked of the database before the search, since a filter after it would
 * leave too few, and what the index remembers of units and wards could be out of date.
 * @param wardCode undefined = any ward
 */
async function amongWhich(ctx: Ctx, since: Date, wardCode: string | null | undefined): Promise<number[] | undefined> {
  if (wardCode === null) return [];
  if (wardCode === undefined && !reachOf(ctx.actor)) return undefined;
  const inWard = wardCode === undefined ? undefined : eq(tickets.wardCode, wardCode);
  const rows = await ctx.db
    .select({ id: tickets.id })
    .from(tickets)
    .where(withinReach(ctx, inWard, gte(tickets.createdAt, since)));
  return rows.map(({ id }) => id);
}

/** So long a search may keep others waiting. */
const SLICE_MS = 2;

async function inSlices(index: Vectors, query: Float32Array, wanted: Wanted): Promise<Near[]> {
  const scan = index.search(query, wanted);
  for (let begunMs = performance.now(); ; ) {
    const { done, value } = scan.next();
    if (done) return value;
    if (performance.now() - begunMs < SLICE_MS) continue;
    await setImmediate();
    begunMs = performance.now();
  }
}

/** What is found, as it stands in the database now; what is no longer there, or no longer of this model, is left out. */
async function described(ctx: Ctx, near: Near[], model: string): Promise<SimilarTicket[]> {
  if (near.length === 0) return [];
  const ids = near.map(({ id }) => id);
  const sameModel = ctx.db
    .select({ id: embeddings.ticketId })
    .from(embeddings)
    .where(and(inArray(embeddings.ticketId, ids), eq(embeddings.model, model)));
  const rows = await selectTickets(ctx.db).where(withinReach(ctx, inArray(tickets.id, sameModel)));
  const byId = new Map(rows.map((row) => [row.ticket.id, row]));
  return near.flatMap(({ id, likeness }) => {
    const row = byId.get(id);
    return row
      ? [{ ...summary(row, may(ctx.actor, "ticket.read_text")), likeness: Math.round(likeness * 1_000) / 1_000 }]
      : [];
  });
}

const summary = ({ ticket, wardName }: NamedTicket, readsText: boolean) => ({
  answer: readsText ? reusableAnswer(ticket) : null,
  reference: ticket.reference,
  state: ticket.state,
  createdAt: ticket.createdAt.toISOString(),
  sector: ticket.sector,
  ward: ticket.wardCode ? { code: ticket.wardCode, name: wardName ?? ticket.wardCode } : null,
});
