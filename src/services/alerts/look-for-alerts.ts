import type { Tx } from "#src/db/client.ts";
import { expectation } from "#src/domain/alerts/expectation.ts";
import { judge } from "#src/domain/alerts/judge-cell.ts";
import { firstHour, hourOf, localDay } from "#src/domain/alerts/local-hours.ts";
import { look } from "#src/domain/alerts/look.ts";
import { settle } from "#src/domain/alerts/settle.ts";
import { sliding } from "#src/domain/alerts/slide.ts";
import type { Ctx } from "../ctx.ts";
import { alertGrid, cityDays } from "./alert-grid.ts";
import { countChanged } from "./count-hours.ts";
import { currentModel, type FittedModel } from "./fit.ts";
import { loadArrivals } from "./load-arrivals.ts";
import { lockAlerts } from "./lock.ts";
import { closeQuiet, ongoingSpikes } from "./ongoing.ts";
import { proposeForAlerts } from "./propose-incidents.ts";
import { raiseFalls } from "./raise-falls.ts";
import { raiseSilences } from "./raise-silences.ts";
import { carryOut } from "./raise-spikes.ts";

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/**
 * One look: counts the hours that have changed, and raises what is unusual, in one transaction; then proposes incidents.
 * Of several workers one looks at a time. Where nothing has changed nothing can have become unusual but a silence.
 * @returns how many alerts were raised; null when another worker is at it, or there is too little history yet
 */
export async function lookForAlerts(ctx: Ctx): Promise<{ raised: number } | null> {
  const found = await ctx.db.transaction(async (tx) => {
    if (!(await lockAlerts(tx))) return null;
    const changed = await countChanged(ctx, tx);
    const fitted = await currentModel(ctx, tx);
    if (!fitted) return null;
    let raised = changed ? (await lookForSpikes(ctx, tx, fitted)) + (await raiseFalls(ctx, tx, fitted.settings)) : 0;
    raised += await raiseSilences(ctx, tx, fitted.settings);
    await closeQuiet(tx, fitted.settings, ctx.now());
    return { raised };
  });
  if (found) await proposeForAlerts(ctx);
  return found;
}

/** Looks at every cell in which somebody wrote within a day: at most a few thousand, however many wrote. */
async function lookForSpikes(ctx: Ctx, tx: Tx, { id, model, settings }: FittedModel): Promise<number> {
  const grid = alertGrid(ctx.city);
  // Looks are by whole minutes, as in a replay.
  const nowMs = Math.floor(ctx.now().getTime() / MINUTE_MS) * MINUTE_MS;
  const day = localDay(hourOf(new Date(nowMs)));
  const judging = judge(
    model,
    grid,
    settings,
    expectation(model, cityDays(ctx.city), firstHour(day - 2), firstHour(day + 2)),
  );
  const counts = sliding(grid);
  for (const arrival of await loadArrivals(tx, grid, new Date(nowMs - DAY_MS), new Date(nowMs))) counts.add(arrival);
  const findings = look(grid, judging, counts, settings, nowMs);
  const ongoing = await ongoingSpikes(tx, grid, settings, new Date(nowMs));
  return carryOut(ctx, tx, grid, id, settle(grid, findings, ongoing, settings));
}
