import { and, desc, isNull } from "drizzle-orm";
import { deadLetters } from "#src/db/schema/index.ts";
import type { Ctx } from "../ctx.ts";

export type DeadLetter = typeof deadLetters.$inferSelect;

/** Jobs that gave up and were neither given back nor discarded, newest first. */
export const listDeadLetters = (ctx: Ctx, limit = 1_000): Promise<DeadLetter[]> =>
  ctx.db
    .select()
    .from(deadLetters)
    .where(and(isNull(deadLetters.replayedAt), isNull(deadLetters.discardedAt)))
    .orderBy(desc(deadLetters.id))
    .limit(limit);
