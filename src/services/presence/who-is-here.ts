import { and, eq, gt, inArray, ne, or, sql } from "drizzle-orm";
import { replyBoxes, users } from "#src/db/schema/index.ts";
import type { Ctx } from "../ctx.ts";
import { WRITING_MS } from "../drafts/keep-draft.ts";

/** Somebody else who has a ticket before them. */
export interface Here {
  name: string;
  /** Writing an answer to the citizen at this moment. */
  writing: boolean;
}

/** How long after the last sign of life somebody still counts as being there; pages give one every 25 seconds. */
export const HERE_MS = 60_000;

/** Who else is at these tickets, by the ticket's id. The caller has seen to it that the actor may see the tickets. */
export async function whoIsHere(ctx: Ctx, ticketIds: readonly number[]): Promise<Map<number, Here[]>> {
  const here = new Map<number, Here[]>();
  if (ticketIds.length === 0) return here;
  const since = (ms: number) => new Date(ctx.now().getTime() - ms);
  const writes = gt(replyBoxes.writingAt, since(WRITING_MS));
  const rows = await ctx.db
    .select({ ticketId: replyBoxes.ticketId, name: users.name, writing: sql<boolean>`coalesce(${writes}, false)` })
    .from(replyBoxes)
    .innerJoin(users, eq(users.id, replyBoxes.userId))
    .where(
      and(
        inArray(replyBoxes.ticketId, [...ticketIds]),
        ne(replyBoxes.userId, ctx.actor.userId ?? 0),
        or(gt(replyBoxes.hereAt, since(HERE_MS)), writes),
      ),
    )
    .orderBy(users.name);
  for (const { ticketId, name, writing } of rows)
    here.set(ticketId, [...(here.get(ticketId) ?? []), { name, writing }]);
  return here;
}
