import { and, inArray, isNull } from "drizzle-orm";
import { z } from "zod";
import { staffNotices } from "#src/db/schema/index.ts";
import { allow } from "#src/domain/policy.ts";
import type { Ctx } from "../ctx.ts";
import { addressedTo } from "./addressed-to.ts";

export const MarkReadInput = z.strictObject({
  ids: z
    .array(z.string().regex(/^\d{1,15}$/))
    .min(1)
    .max(200),
});

/**
 * Marks notices as read. One for a role is read when the first of those who hold it has read it. Those of other people,
 * and those read already, are left alone.
 * @returns how many were marked
 */
export async function markRead(ctx: Ctx, { ids }: z.infer<typeof MarkReadInput>): Promise<{ marked: number }> {
  allow(ctx.actor, "ticket.read");
  const marked = await ctx.db
    .update(staffNotices)
    .set({ readAt: ctx.now() })
    .where(and(inArray(staffNotices.id, ids.map(Number)), isNull(staffNotices.readAt), addressedTo(ctx.actor)))
    .returning({ id: staffNotices.id });
  return { marked: marked.length };
}
