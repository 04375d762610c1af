import type { Ctx } from "../ctx.ts";
import { keepRetention } from "../retention/keep-retention.ts";
import { startRepeating } from "./start-repeating.ts";

const EVERY_MS = 10 * 60_000;

/** Looks every ten minutes whether it is night and old data wait to be removed. @returns stops, after the batch in hand */
export function startRetention(ctx: Ctx): () => Promise<void> {
  const stopping = new AbortController();
  const stop = startRepeating(ctx, "old data could not be removed", EVERY_MS, async () => {
    const run = await keepRetention(ctx, stopping.signal);
    if (run) ctx.log.info({ removed: run.removed, finished: run.finished }, "old data removed");
  });
  return async () => {
    stopping.abort();
    await stop();
  };
}
