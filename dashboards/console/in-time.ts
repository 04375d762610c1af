import { setTimeout } from "node:timers/promises";
import { AppError } from "#src/errors.ts";
import type { Ctx } from "#src/services/ctx.ts";

const PATIENCE_MS = 400;

/**
 * What a page shows beside the rest: it waits for that only so long, and does without it when it cannot be had. The first
 * search of a process reads a month of vectors, and goes on reading after the page has been shown.
 * @param what for the log
 */
export function inTime<T>(ctx: Ctx, what: string, search: () => Promise<T[]>): Promise<T[]> {
  const found = Promise.resolve()
    .then(search)
    .catch((error: unknown) => {
      // What the reader may not see or ask for is told by the page itself.
      if (!(error instanceof AppError)) ctx.log.error({ err: error }, `${what} could not be searched`);
      return [];
    });
  return Promise.race([found, setTimeout(PATIENCE_MS, [], { ref: false })]);
}
