import type { Ctx } from "../ctx.ts";

/**
 * Does something now and again and again, by this process's own clock; never twice at once. A failure is logged and tried
 * again the next time.
 * @returns stops, after the round in hand
 */
export function startRepeating(
  ctx: Ctx,
  failed: string,
  everyMs: number,
  round: () => Promise<void>,
): () => Promise<void> {
  let inHand: Promise<unknown> = Promise.resolve();
  let busy = false;
  const go = async () => {
    busy = true;
    try {
      await round();
    } catch (error) {
      ctx.log.warn({ reason: error instanceof Error ? error.message : String(error) }, failed);
    } finally {
      busy = false;
    }
  };
  const tick = () => {
    if (!busy) inHand = go();
  };
  tick();
  const timer = setInterval(tick, everyMs);
  return async () => {
    clearInterval(timer);
    await inHand;
  };
}
