import { takeItem } from "#src/ports/jobs.ts";
import type { SourceItem } from "#src/ports/source.ts";
import type { Ctx } from "../ctx.ts";
import { budgetDay, countCost } from "./count-cost.ts";
import { keepItems } from "./keep-items.ts";

/**
 * Keeps what a source tells of its own accord, and lets the pipeline know. After it the other side may be answered: what
 * the queue forgets, the sweep finds.
 * @param more.soon false: the sweep hands it to the queue, a page at a time, so that old posts hold up no new ones
 * @returns ids of what is new
 */
export async function tell(
  ctx: Ctx,
  sourceId: string,
  items: readonly SourceItem[],
  { bytes = 0, soon = true }: { bytes?: number; soon?: boolean } = {},
): Promise<{ ids: number[] }> {
  const now = ctx.now();
  const ids = await ctx.db.transaction(async (tx) => {
    const kept = await keepItems(tx, sourceId, items, now);
    await countCost(tx, sourceId, budgetDay(now), { requests: 1, units: 0, bytes, items: kept.length });
    return kept;
  });
  if (soon) await nudge(ctx, ids);
  return { ids };
}

/** Of a kept item: take it. */
export const nudge = (ctx: Ctx, ids: readonly number[]): Promise<void> =>
  ctx.jobs.addMany(
    takeItem,
    ids.map((itemId) => ({ itemId })),
  );
