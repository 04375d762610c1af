import { sql } from "drizzle-orm";
import { tickets } from "#src/db/schema/index.ts";
import { allow } from "#src/domain/policy.ts";
import { STATES, type State } from "#src/domain/state.ts";
import type { Ctx } from "../ctx.ts";
import { countMatching } from "./count-matching.ts";
import { dueCondition, isOpen } from "./ticket-filter.ts";

export interface TicketCounts {
  byState: Record<State, number>;
  overdue: number;
  dueToday: number;
  /** Open tickets in which life or health is in danger. */
  critical: number;
}

/** How many tickets within the actor's reach stand where; a thousand of a kind are counted no further. */
export async function countTickets(ctx: Ctx): Promise<TicketCounts> {
  allow(ctx.actor, "ticket.read");
  const states = STATES.map((state) => [state, [sql`${tickets.state} = ${sql.raw(`'${state}'`)}`]] as const);
  const counted = await countMatching(ctx, {
    ...Object.fromEntries(states),
    overdue: [dueCondition("overdue", ctx.now())],
    dueToday: [dueCondition("today", ctx.now())],
    critical: [sql`${tickets.urgency} = 'critical'`, isOpen],
  });
  const of = (name: string) => counted[name as keyof typeof counted] ?? 0; // every name was asked for
  return {
    // Safe: every state is a key.
    byState: Object.fromEntries(STATES.map((state) => [state, of(state)])) as Record<State, number>,
    overdue: counted.overdue,
    dueToday: counted.dueToday,
    critical: counted.critical,
  };
}
