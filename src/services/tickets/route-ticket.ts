import type { Routing } from "#src/city/city.ts";
import type { Ctx } from "../ctx.ts";
import { questionOf } from "../routing/question-of.ts";
import type { TicketRow } from "./view.ts";

type Known = Pick<TicketRow, "sector" | "urgency" | "wardCode" | "kind" | "facts" | "formerDistrict" | "text">;
type Routed = Pick<TicketRow, "unitId" | "rule" | "alsoUnits">;

const NOWHERE: Routed = { unitId: null, rule: null, alsoUnits: [] };

/** The unit that the rules name for what is known of the ticket now; all empty when no rule answers yet. */
export function routeOf(ctx: Ctx, known: Known): Routed {
  return routedTo(routingOf(ctx, known));
}

/** The same with all that the rules say. @returns null when no rule answers yet */
export function routingOf(ctx: Ctx, known: Known): Routing | null {
  const question = questionOf(known, ctx.now());
  return question ? ctx.city.route(question) : null;
}

/** Who is next when these units have said that it is not theirs. @returns null when nobody is left to ask */
export function routeAgain(ctx: Ctx, known: Known, notUnits: readonly string[]): Routed | null {
  const question = questionOf(known, ctx.now());
  const next = question ? ctx.city.nextUnit({ ...question, notUnits }) : null;
  return next && routedTo(next);
}

export function routedTo(routing: Routing | null): Routed {
  if (!routing) return NOWHERE;
  return { unitId: routing.unit.id, rule: routing.rule, alsoUnits: routing.also.map(({ id }) => id) };
}
