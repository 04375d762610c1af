import { and, asc, eq, gt, gte, inArray, sql } from "drizzle-orm";
import { embeddings, tickets } from "#src/db/schema/index.ts";
import type { Ctx } from "../ctx.ts";
import { fromHalfFloats } from "./half-floats.ts";
import { type Vectors, vectors } from "./nearest.ts";

/** How far back the index reaches, by when tickets came in. */
export const KEPT_DAYS = 28;
/** A row is dated when its statement begins and seen when it ends: what is so old has been there to be seen. */
const SETTLED_MS = 10_000;
/** How often all ids are compared: what was erased, grew old or was read again by another model goes then. */
const COMPARE_EVERY_MS = 10 * 60_000;
/** Rows at a time: few milliseconds of work, between which the process does other things. */
const PAGE_ROWS = 200;
const PAGE_IDS = 5_000;
/** During a change of models two are asked for; more are not kept. */
const MODELS = 2;
const DAY_MS = 86_400_000;

interface Held {
  index: Vectors;
  /** Of all that was made before, by the clock of the database, nothing is missing. */
  completeUntil: Date;
  comparedMs: number;
  /** The reading that is under way; whoever asks meanwhile waits for the same one. */
  reading: Promise<void> | null;
}

/** A process has one database and so one set of indexes; it goes with the connection. */
const heldBy = new WeakMap<Ctx["sql"], Map<string, Held>>();

/**
 * All vectors that a model made of the tickets of the last KEPT_DAYS days, as they stand in the database now. The first
 * call of a process reads them all (100,000 in about three seconds, see docs/measured.md); later ones read what is new. What
 * was erased may stay until the next comparison: read from the database whatever is to be shown.
 */
export async function indexOfModel(ctx: Ctx, model: string, length: number): Promise<Vectors> {
  const models = heldBy.get(ctx.sql) ?? new Map<string, Held>();
  heldBy.set(ctx.sql, models);
  const held = models.get(model) ?? {
    index: vectors(length),
    completeUntil: horizon(ctx),
    comparedMs: ctx.now().getTime(),
    reading: null,
  };
  // The one asked for last stands last.
  models.delete(model);
  models.set(model, held);
  for (const other of models.keys()) if (models.size > MODELS) models.delete(other);
  held.reading ??= readNew(ctx, model, held).finally(() => {
    held.reading = null;
  });
  await held.reading;
  compareWhenDue(ctx, model, held);
  return held.index;
}

const horizon = (ctx: Ctx) => new Date(ctx.now().getTime() - KEPT_DAYS * DAY_MS);

/** What came in before is of no use any more. */
const recent = (ctx: Ctx, model: string) => and(eq(embeddings.model, model), gte(tickets.createdAt, horizon(ctx)));

const selectVectors = (ctx: Ctx) =>
  ctx.db
    .select({
      ticketId: embeddings.ticketId,
      madeAt: embeddings.madeAt,
      createdAt: tickets.createdAt,
      vector: embeddings.vector,
    })
    .from(embeddings)
    .innerJoin(tickets, eq(tickets.id, embeddings.ticketId))
    .$dynamic();

async function readNew(ctx: Ctx, model: string, held: Held): Promise<void> {
  const begunMs = await databaseNowMs(ctx);
  let after = { madeAt: held.completeUntil, ticketId: 0 };
  for (let full = true; full; ) {
    const { madeAt, ticketId } = after;
    const rows = await selectVectors(ctx)
      .where(
        and(
          recent(ctx, model),
          sql`(${embeddings.madeAt}, ${embeddings.ticketId}) > (${madeAt.toISOString()}::timestamptz, ${ticketId}::bigint)`,
        ),
      )
      .orderBy(asc(embeddings.madeAt), asc(embeddings.ticketId))
      .limit(PAGE_ROWS);
    for (const row of rows) keep(held.index, row);
    after = rows.at(-1) ?? after;
    full = rows.length === PAGE_ROWS;
  }
  held.completeUntil = new Date(begunMs - SETTLED_MS);
}

async function databaseNowMs(ctx: Ctx): Promise<number> {
  const [row] = await ctx.sql<{ ms: number }[]>`select (extract(epoch from now()) * 1000)::float8 as ms`;
  return row?.ms ?? 0;
}

function keep(index: Vectors, row: { ticketId: number; createdAt: Date; vector: Uint8Array }): void {
  const vector = fromHalfFloats(row.vector);
  if (vector.length === index.length) index.set(row.ticketId, row.createdAt.getTime(), vector);
}

/** Nobody waits for a comparison: it takes half a second for 100,000. */
function compareWhenDue(ctx: Ctx, model: string, held: Held): void {
  const nowMs = ctx.now().getTime();
  if (nowMs - held.comparedMs < COMPARE_EVERY_MS) return;
  held.comparedMs = nowMs;
  compare(ctx, model, held).catch((error) => ctx.log.error({ err: error, model }, "embeddings could not be compared"));
}

/** Makes the index hold the ids of the database, no more and no fewer. */
async function compare(ctx: Ctx, model: string, { index }: Held): Promise<void> {
  const gone = new Set(index.ids());
  const missing: number[] = [];
  let afterId = 0;
  for (let full = true; full; ) {
    const rows = await ctx.db
      .select({ id: embeddings.ticketId })
      .from(embeddings)
      .innerJoin(tickets, eq(tickets.id, embeddings.ticketId))
      .where(and(recent(ctx, model), gt(embeddings.ticketId, afterId)))
      .orderBy(asc(embeddings.ticketId))
      .limit(PAGE_IDS);
    for (const { id } of rows) {
      gone.delete(id);
      if (!index.has(id)) missing.push(id);
    }
    afterId = rows.at(-1)?.id ?? afterId;
    full = rows.length === PAGE_IDS;
  }
  for (const id of gone) index.remove(id);
  for (let from = 0; from < missing.length; from += PAGE_ROWS) {
    const some = missing.slice(from, from + PAGE_ROWS);
    const rows = await selectVectors(ctx).where(and(recent(ctx, model), inArray(embeddings.ticketId, some)));
    for (const row of rows) keep(index, row);
  }
}
