import { setTimeout } from "node:timers/promises";
import type { Verbs } from "#dashboards/verbs.ts";
import { AppError } from "#src/errors.ts";
import type { Ctx } from "#src/services/ctx.ts";
import type { SimilarTicket } from "#src/services/similar/similar-tickets.ts";

const SHOWN = 5;
const PATIENCE_MS = 400;

/**
 * Similar tickets for the page, which waits for them only so long and does without them when they cannot be had: the first
 * search of a process reads a month of vectors, and goes on reading after the page has been shown.
 */
export function similarInTime(verbs: Verbs, ctx: Ctx, reference: string): Promise<SimilarTicket[]> {
  const found = verbs.findSimilar(ctx, reference, { limit: SHOWN }).catch((error: unknown) => {
    // What the reader may not see or ask for is told by the page itself.
    if (!(error instanceof AppError)) ctx.log.error({ err: error }, "similar tickets could not be searched");
    return [];
  });
  return Promise.race([found, setTimeout(PATIENCE_MS, [], { ref: false })]);
}
