import { sql } from "drizzle-orm";
import type { Embedding } from "#src/ports/classifier.ts";
import type { Ctx } from "../ctx.ts";
import type { Near } from "../similar/best-of.ts";
import { fromHalfFloats } from "../similar/half-floats.ts";
import { type Vectors, vectors, type Wanted } from "../similar/nearest.ts";

/** How far back something new is compared with what was said before. */
export const COMPARED_DAYS = 14;
const DAY_MS = 86_400_000;
/** Numbers are given out before transactions end: so many of the last are looked at again. */
const LOOKED_BACK = 200;
const PAGE = 500;

interface Held {
  index: Vectors;
  lastId: number;
  /** Whoever asks while another reads waits for the same reading. */
  reading: Promise<void> | null;
}

/** A process reads with one model at a time; of the one before nothing is kept. */
const heldBy = new WeakMap<Ctx["sql"], { model: string; held: Held }>();

/**
 * The mentions of the last days whose texts lie nearest in meaning, from this process's memory, which first reads what is new.
 * What was removed since may be among them: read from the database whatever follows from it.
 */
export async function nearMentions(ctx: Ctx, { model, vector }: Embedding, wanted: Wanted): Promise<Near[]> {
  const known = heldBy.get(ctx.sql);
  const held =
    known?.model === model && known.held.index.length === vector.length
      ? known.held
      : { index: vectors(vector.length), lastId: 0, reading: null };
  heldBy.set(ctx.sql, { model, held });
  held.reading ??= readNew(ctx, model, held).finally(() => {
    held.reading = null;
  });
  await held.reading;
  return held.index.nearest(vector, wanted);
}

async function readNew(ctx: Ctx, model: string, held: Held): Promise<void> {
  const horizon = new Date(ctx.now().getTime() - COMPARED_DAYS * DAY_MS);
  held.index.removeBefore(horizon.getTime());
  const rows = await ctx.db.execute<{ id: string }>(sql`
    select mention_id as id from mention_vectors where mention_id > ${Math.max(0, held.lastId - LOOKED_BACK)}
      and model = ${model} and posted_at >= ${horizon.toISOString()}::timestamptz order by mention_id`);
  const missing = rows.map(({ id }) => Number(id)).filter((id) => !held.index.has(id));
  for (let at = 0; at < missing.length; at += PAGE) await readVectors(ctx, held.index, missing.slice(at, at + PAGE));
  held.lastId = Number(rows.at(-1)?.id ?? held.lastId);
}

async function readVectors(ctx: Ctx, index: Vectors, ids: number[]): Promise<void> {
  const rows = await ctx.db.execute<{ id: string; posted_at: string; vector: Uint8Array }>(
    sql`select mention_id as id, posted_at, vector from mention_vectors where mention_id in ${ids}`,
  );
  for (const row of rows) {
    const vector = fromHalfFloats(row.vector);
    if (vector.length === index.length) index.set(Number(row.id), new Date(row.posted_at).getTime(), vector);
  }
}
