import { and, asc, eq, isNull, or } from "drizzle-orm";
import { type MacroStep, macros } from "#src/db/schema/index.ts";
import { may, permissionOf, reachOf } from "#src/domain/policy.ts";
import type { TicketAction } from "#src/domain/transitions.ts";
import type { Ctx } from "../ctx.ts";

/** Steps that make sense without looking at a particular ticket. */
export const MACRO_ACTIONS = [
  "accept",
  "classify",
  "assign",
  "note",
  "reply",
  "pause",
  "resume",
  "resolve",
  "reject",
  "transfer",
  "escalate",
] as const satisfies readonly TicketAction[];
export type MacroAction = (typeof MACRO_ACTIONS)[number];
export const MOST_STEPS = 8;

export interface Macro {
  id: string;
  name: string;
  /** Null: of the whole desk. */
  unitId: string | null;
  steps: { action: MacroAction; input: Record<string, unknown> }[];
  advance: boolean;
}

/** Whose macros somebody sees: those of their unit and those of the whole desk; who has no unit sees the latter. */
export function macrosWithin(ctx: Ctx) {
  const reach = reachOf(ctx.actor);
  const own = reach ? or(isNull(macros.unitId), eq(macros.unitId, reach.unitId)) : isNull(macros.unitId);
  return and(isNull(macros.retiredAt), own);
}

export async function selectMacros(ctx: Ctx): Promise<Macro[]> {
  const rows = await ctx.db
    .select()
    .from(macros)
    .where(macrosWithin(ctx))
    .orderBy(asc(macros.position), asc(macros.id));
  return rows.map(macroOf);
}

export const macroOf = (row: typeof macros.$inferSelect): Macro => ({
  id: String(row.id),
  name: row.name,
  unitId: row.unitId,
  steps: row.steps.flatMap(knownStep),
  advance: row.advance,
});

function knownStep({ action, input }: MacroStep): Macro["steps"] {
  const known = MACRO_ACTIONS.find((one) => one === action);
  return known ? [{ action: known, input }] : [];
}

/** Whether the actor has the right to every step: what would be refused is not offered. */
export const mayRun = (ctx: Ctx, { steps }: Macro): boolean =>
  steps.length > 0 && steps.every(({ action }) => may(ctx.actor, permissionOf(action)));
