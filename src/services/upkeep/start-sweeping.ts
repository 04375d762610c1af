import type { Ctx } from "../ctx.ts";
import { sweep } from "./sweep.ts";

const EVERY_MS = 5_000;

/**
 * Sweeps now and every five seconds, by this process's own clock: a schedule kept in the queue would be lost with it.
 * @returns stops, after the sweep in hand
 */
export function startSweeping(ctx: Ctx): () => Promise<void> {
  let inHand: Promise<unknown> = Promise.resolve();
  let busy = false;
  const go = async () => {
    if (busy) return;
    busy = true;
    try {
      const found = await sweep(ctx);
      if (found && found.events + found.tickets > 0) ctx.log.info(found, "the sweep found forgotten work");
    } catch (error) {
      ctx.log.warn({ reason: error instanceof Error ? error.message : String(error) }, "sweep failed, trying again");
    } finally {
      busy = false;
    }
  };
  const tick = () => {
    inHand = go();
  };
  tick();
  const timer = setInterval(tick, EVERY_MS);
  return async () => {
    clearInterval(timer);
    await inHand;
  };
}
