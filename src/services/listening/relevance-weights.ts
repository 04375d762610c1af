import { desc } from "drizzle-orm";
import type { Tx } from "#src/db/client.ts";
import { relevanceModels } from "#src/db/schema/index.ts";
import { PLAIN_RULE, type Weights } from "#src/domain/listening/relevance.ts";
import type { Ctx } from "../ctx.ts";

/** Weights change once a night. */
const KEPT_MS = 60_000;
const kept = new WeakMap<Ctx["sql"], { weights: Weights; untilMs: number }>();

/** The weights that count now: what was learnt last, or the plain rule. */
export async function relevanceWeights(ctx: Ctx): Promise<Weights> {
  const hit = kept.get(ctx.sql);
  if (hit && hit.untilMs > performance.now()) return hit.weights;
  const weights = await loadWeights(ctx.db);
  kept.set(ctx.sql, { weights, untilMs: performance.now() + KEPT_MS });
  return weights;
}

/** A feature that a stored model does not know yet weighs as in the plain rule. */
export async function loadWeights(tx: Tx): Promise<Weights> {
  const [row] = await tx.select().from(relevanceModels).orderBy(desc(relevanceModels.id)).limit(1);
  return { ...PLAIN_RULE, ...row?.weights };
}
