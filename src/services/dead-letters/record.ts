import { deadLetters } from "#src/db/schema/index.ts";
import type { Ctx } from "../ctx.ts";

/** Writes down a job that gave up. `payload` holds ids only. */
export async function recordDeadLetter(
  ctx: Ctx,
  dead: { queue: string; job: string; jobId: string; payload: unknown; reason: string; attempts: number },
): Promise<void> {
  await ctx.db.insert(deadLetters).values({ ...dead, payload: JSON.stringify(dead.payload) });
}
