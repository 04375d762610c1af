import { and, asc, eq, isNull, or, sql } from "drizzle-orm";
import { savedViews, users } from "#src/db/schema/index.ts";
import { allow } from "#src/domain/policy.ts";
import { VIEWS, VIEWS_OF, type ViewFilters, type ViewId, type ViewList } from "#src/domain/views.ts";
import { AppError } from "#src/errors.ts";
import type { Ctx } from "../ctx.ts";
import { countMatching } from "../tickets/count-matching.ts";
import { conditionsOf, readFilter } from "../tickets/ticket-filter.ts";

/** A list to come back to, with how many tickets wait in it. */
export interface ViewCount {
  /** "overdue", or "v12" for one that somebody has saved. */
  id: string;
  /** Null for those of the role: pages name them. */
  name: string | null;
  filters: ViewFilters;
  /** `COUNTED` at most. Null: not counted: it is everything, or of another list than that of tickets. */
  n: number | null;
  /** Somebody's own: whose, and whether colleagues see it. */
  saved: { own: boolean; by: string; shared: boolean } | null;
}

/**
 * The views of the actor's role, their own, and those that colleagues share, each with its count. Of public posts a role
 * has none: their desk names what it shows.
 */
export async function listViews(ctx: Ctx, list: ViewList = "tickets"): Promise<ViewCount[]> {
  allow(ctx.actor, "ticket.read");
  if (list === "mentions") return (await savedBy(ctx, list)).map((view) => ({ ...view, n: null }));
  const views = [...viewsOfRole(ctx), ...(await savedBy(ctx, list))];
  const counted = views.filter(({ filters }) => Object.keys(filters).length > 0);
  const conditions = counted.map(({ id, filters }) => [id, conditionsIn(ctx, filters)] as const);
  const counts = await countMatching(ctx, Object.fromEntries(conditions));
  return views.map((view) => ({ ...view, n: counts[view.id] ?? null }));
}

type Uncounted = Omit<ViewCount, "n">;

function viewsOfRole(ctx: Ctx): Uncounted[] {
  const ids: readonly ViewId[] = ctx.actor.role ? VIEWS_OF[ctx.actor.role] : ["all"];
  return ids.map((id) => ({ id, name: null, filters: VIEWS[id], saved: null }));
}

async function savedBy(ctx: Ctx, list: ViewList): Promise<Uncounted[]> {
  const { userId, unitId } = ctx.actor;
  if (userId === null) return [];
  const ofUnit = unitId === null ? isNull(savedViews.unitId) : eq(savedViews.unitId, unitId);
  const rows = await ctx.db
    .select({ view: savedViews, by: users.name })
    .from(savedViews)
    .innerJoin(users, eq(users.id, savedViews.userId))
    .where(
      and(
        eq(savedViews.list, list),
        or(eq(savedViews.userId, userId), and(savedViews.shared, ofUnit, isNull(users.disabledAt))),
      ),
    )
    .orderBy(asc(savedViews.position), asc(savedViews.id))
    .limit(60);
  const all = rows.map(({ view, by }) => ({
    id: `v${view.id}`,
    name: view.name,
    filters: view.filters,
    saved: { own: view.userId === userId, by, shared: view.shared },
  }));
  return [...all.filter(({ saved }) => saved.own), ...all.filter(({ saved }) => !saved.own)];
}

/** A view may name a sector or a unit that is no longer there: it is empty then, not an error on every page. */
function conditionsIn(ctx: Ctx, filters: ViewFilters) {
  try {
    return conditionsOf(ctx, readFilter(filters));
  } catch (error) {
    if (error instanceof AppError) return [sql`false`];
    throw error;
  }
}
