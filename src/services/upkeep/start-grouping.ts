import type { Ctx } from "../ctx.ts";
import { dropOldPoints } from "../incidents/drop-old-points.ts";
import { goOnWithIncidents } from "../incidents/go-on.ts";
import { groupWaiting } from "../incidents/group-waiting.ts";
import { startRepeating } from "./start-repeating.ts";

const EVERY_MS = 1_000;
const DROP_EVERY_MS = 3_600_000;

/**
 * Puts what tells of one event together as it arrives, and goes on with answers to incidents and their closings.
 * @returns stops, after the round in hand
 */
export function startGrouping(ctx: Ctx): () => Promise<void> {
  let droppedMs = 0;
  return startRepeating(ctx, "incidents could not be looked after", EVERY_MS, async () => {
    const { joined = 0, proposed = 0 } = await groupWaiting(ctx);
    if (joined + proposed > 0) ctx.log.info({ joined, proposed }, "reports were put together");
    await goOnWithIncidents(ctx);
    if (ctx.now().getTime() - droppedMs < DROP_EVERY_MS) return;
    droppedMs = ctx.now().getTime();
    await dropOldPoints(ctx);
  });
}
