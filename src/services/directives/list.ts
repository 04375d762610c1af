import { asc, desc, eq, ne, type SQL, sql } from "drizzle-orm";
import { directives } from "#src/db/schema/index.ts";
import type { DirectiveState } from "#src/domain/directive.ts";
import { allow } from "#src/domain/policy.ts";
import type { Ctx } from "../ctx.ts";
import { type DirectiveView, directiveView, selectDirectives, withinDirectives } from "./directive-view.ts";

const AT_ONCE = 50;

/** "pending": all that is reported, which is open or answered. */
export type DirectiveTab = "pending" | DirectiveState;

export interface DirectiveList {
  items: DirectiveView[];
  /** There are more: the next page's number. */
  next: number | null;
}

/**
 * Directives within reach. What is not done comes by due time, the overdue first; what is done, the latest first.
 * @param page from 1
 */
export async function listDirectives(ctx: Ctx, tab: DirectiveTab = "pending", page = 1): Promise<DirectiveList> {
  allow(ctx.actor, "directive.read");
  const state = tab === "pending" ? ne(directives.state, "done") : eq(directives.state, tab);
  const order: SQL[] =
    tab === "done"
      ? [desc(directives.doneAt), desc(directives.id)]
      : [sql`${directives.state} <> 'open'`, asc(directives.dueAt), asc(directives.id)];
  const rows = await selectDirectives(ctx.db)
    .where(withinDirectives(ctx.actor, state))
    .orderBy(...order)
    .limit(AT_ONCE + 1)
    .offset((page - 1) * AT_ONCE);
  const now = ctx.now();
  const items = rows.slice(0, AT_ONCE).map((row) => directiveView(row, now));
  return { items, next: rows.length > AT_ONCE ? page + 1 : null };
}
