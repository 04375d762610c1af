import { count, sql } from "drizzle-orm";
import { tickets } from "#src/db/schema/index.ts";
import { allow } from "#src/domain/policy.ts";
import { OPEN_STATES, STATES, type State } from "#src/domain/state.ts";
import type { Ctx } from "../ctx.ts";
import { dueCondition } from "./ticket-filter.ts";
import { withinReach } from "./view.ts";

export interface TicketCounts {
  byState: Record<State, number>;
  overdue: number;
  dueToday: number;
  /** Open tickets in which life or health is in danger. */
  critical: number;
}

/** How many tickets within the actor's reach stand where. */
export async function countTickets(ctx: Ctx): Promise<TicketCounts> {
  allow(ctx.actor, "ticket.read");
  const filtered = (condition: ReturnType<typeof dueCondition>) =>
    sql<number>`count(*) filter (where ${condition})`.mapWith(Number);
  const rows = await ctx.db
    .select({
      state: tickets.state,
      n: count(),
      overdue: filtered(dueCondition("overdue", ctx.now())),
      dueToday: filtered(dueCondition("today", ctx.now())),
      critical: filtered(sql`${tickets.urgency} = 'critical' and ${tickets.state} in ${[...OPEN_STATES]}`),
    })
    .from(tickets)
    .where(withinReach(ctx))
    .groupBy(tickets.state);
  const total = (field: "overdue" | "dueToday" | "critical") => rows.reduce((sum, row) => sum + row[field], 0);
  const nOf = (state: State) => rows.find((row) => row.state === state)?.n ?? 0;
  return {
    // Safe: every state is a key.
    byState: Object.fromEntries(STATES.map((state) => [state, nOf(state)])) as Record<State, number>,
    overdue: total("overdue"),
    dueToday: total("dueToday"),
    critical: total("critical"),
  };
}
