import type { KeepingCtx } from "./ctx.ts";
import { refreshKpis } from "./refresh.ts";

const EVERY_MS = 2_000;

/**
 * Takes what has happened into the figures, now and every two seconds. Several processes may do so: one works at a time.
 * @returns stops, after the round in hand
 */
export function startKeepingKpis(ctx: KeepingCtx): () => Promise<void> {
  let inHand: Promise<unknown> = Promise.resolve();
  let busy = false;
  const go = async () => {
    busy = true;
    try {
      await refreshKpis(ctx);
    } catch (error) {
      ctx.log.warn(
        { reason: error instanceof Error ? error.message : String(error) },
        "figures could not be kept, trying again",
      );
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
    clearInterval(timer);
    await inHand;
  };
}
