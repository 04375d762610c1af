import { and, count, eq, inArray } from "drizzle-orm";
import type { Unit } from "#src/city/city.ts";
import { tickets, users } from "#src/db/schema/index.ts";
import { allow } from "#src/domain/policy.ts";
import { OPEN_STATES } from "#src/domain/state.ts";
import type { Ctx } from "../ctx.ts";

/** What depends on a unit: it cannot end while these have nowhere to go. */
export interface UnitUse {
  openTickets: number;
  /** Ids of the lines that name it. */
  rules: string[];
  people: number;
}

/** @throws {AppError} FORBIDDEN */
export async function unitUse(ctx: Ctx, unit: Pick<Unit, "id" | "wardCode">): Promise<UnitUse> {
  allow(ctx.actor, "configure");
  const [open] = await ctx.db
    .select({ n: count() })
    .from(tickets)
    .where(and(eq(tickets.unitId, unit.id), inArray(tickets.state, [...OPEN_STATES])));
  const [people] = await ctx.db.select({ n: count() }).from(users).where(eq(users.unitId, unit.id));
  const holder = unit.wardCode ? `ward:${unit.id.slice(unit.wardCode.length + 1)}` : `unit:${unit.id}`;
  const rules = ctx.city.rules.filter(({ lead, also }) => lead === holder || also.includes(holder)).map(({ id }) => id);
  return { openTickets: open?.n ?? 0, rules, people: people?.n ?? 0 };
}
