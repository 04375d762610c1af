import { ne, sql } from "drizzle-orm";
import { directives } from "#src/db/schema/index.ts";
import { allow } from "#src/domain/policy.ts";
import type { Ctx } from "../ctx.ts";
import { withinDirectives } from "./directive-view.ts";

export interface DirectiveCounts {
  open: number;
  /** Of the open ones, those whose due time has passed. */
  overdue: number;
  answered: number;
}

/** How many within reach are still reported. */
export async function countDirectives(ctx: Ctx): Promise<DirectiveCounts> {
  allow(ctx.actor, "directive.read");
  const open = sql`${directives.state} = 'open'`;
  const [row] = await ctx.db
    .select({
      open: sql<number>`count(*) filter (where ${open})::int`,
      overdue: sql<number>`count(*) filter (where ${open} and ${directives.dueAt} <= ${ctx.now().toISOString()})::int`,
      answered: sql<number>`count(*) filter (where ${directives.state} = 'answered')::int`,
    })
    .from(directives)
    .where(withinDirectives(ctx.actor, ne(directives.state, "done")));
  return row ?? { open: 0, overdue: 0, answered: 0 };
}
