import { countAll, isCounted } from "../alerts/count-hours.ts";
import { lookForAlerts } from "../alerts/look-for-alerts.ts";
import type { Ctx } from "../ctx.ts";
import { startRepeating } from "./start-repeating.ts";

const EVERY_MS = 60_000;

/**
 * Looks every minute whether more people than usual write of something; a city whose history was never counted is counted
 * first. @returns stops, after the look in hand
 */
export function startAlerting(ctx: Ctx): () => Promise<void> {
  let counted = false;
  return startRepeating(ctx, "what is unusual could not be looked for", EVERY_MS, async () => {
    if (!counted && !(await isCounted(ctx.db))) await countAll(ctx);
    counted = true;
    const found = await lookForAlerts(ctx);
    if (found && found.raised > 0) ctx.log.info(found, "alerts were raised");
  });
}
