import { backfillClocks } from "../clocks/backfill-clocks.ts";
import { evaluateClocks } from "../clocks/evaluate-clocks.ts";
import { recomputeAfterChange } from "../clocks/recompute-after-change.ts";
import type { Ctx } from "../ctx.ts";

const EVERY_MS = 2_000;
/** Clocks in one transaction: the people who act on their tickets wait for it. */
const AT_ONCE = 200;
/** Tickets without clocks are looked for less often: only an older version of the service has left any. */
const BACKFILL_EVERY_MS = 5 * 60_000;

/**
 * Looks at the clocks now and every two seconds, and goes on while any are due. Several processes may do so at once.
 * @returns stops, after the batch in hand
 */
export function startEvaluating(ctx: Ctx): () => Promise<void> {
  let inHand: Promise<unknown> = Promise.resolve();
  let busy = false;
  let stopping = false;
  let backfillAtMs = 0;
  const backfill = async () => {
    let made = 0;
    for (let some = true; some && !stopping; ) {
      const tickets = await backfillClocks(ctx);
      made += tickets;
      some = tickets > 0;
    }
    await recomputeAfterChange(ctx);
    backfillAtMs = performance.now() + BACKFILL_EVERY_MS;
    if (made > 0) ctx.log.info({ tickets: made }, "open tickets without clocks have got theirs");
  };
  const go = async () => {
    busy = true;
    try {
      if (performance.now() >= backfillAtMs) await backfill();
      const told = { breaches: 0, notices: 0 };
      for (let full = true; full && !stopping; ) {
        const { clocks, breaches, notices } = await evaluateClocks(ctx, ctx.now(), AT_ONCE);
        told.breaches += breaches;
        told.notices += notices;
        full = clocks === AT_ONCE;
      }
      if (told.breaches + told.notices > 0) ctx.log.info(told, "clocks ran out or are about to");
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      ctx.log.warn({ reason }, "clocks could not be looked at, trying again");
    } finally {
      busy = false;
    }
  };
  const tick = () => {
    if (!busy) inHand = go();
  };
  tick();
  const timer = setInterval(tick, EVERY_MS);
  return async () => {
    stopping = true;
    clearInterval(timer);
    await inHand;
  };
}
