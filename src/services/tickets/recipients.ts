import { asc, inArray, isNull, or, sql } from "drizzle-orm";
import { tickets, units, users } from "#src/db/schema/index.ts";
import { localDate } from "#src/domain/local-time.ts";
import { may, reachOf } from "#src/domain/policy.ts";
import { parseReference } from "#src/domain/reference.ts";
import { OPEN_STATES } from "#src/domain/state.ts";
import type { Ctx } from "../ctx.ts";
import { withinReach } from "./view.ts";

/** A person who can be given tickets, and how much they have. */
export interface Handler {
  id: string;
  name: string;
  unitId: string;
  /** Open tickets in their name. */
  open: number;
  /** How many the machine may give to them; null = any number. */
  limit: number | null;
  awayToday: boolean;
}

/** To whom the actor may give a ticket. */
export interface Recipients {
  /** To assign to; empty for who may not. */
  units: { id: string; name: string }[];
  /** To transfer to. */
  otherUnits: { id: string; name: string }[];
  /** Of the units to assign to. */
  people: Handler[];
}

/** @param wardCodes wards of the tickets in question: their units come first, then those of the whole city */
export async function recipientsIn(ctx: Ctx, wardCodes: readonly string[]): Promise<Recipients> {
  const assigns = may(ctx.actor, "ticket.assign");
  if (!assigns && !may(ctx.actor, "ticket.transfer")) return { units: [], otherUnits: [], people: [] };
  const all = await ctx.db
    .select({ id: units.id, name: units.name })
    .from(units)
    .where(
      wardCodes.length > 0
        ? or(inArray(units.wardCode, [...wardCodes]), isNull(units.wardCode))
        : isNull(units.wardCode),
    )
    .orderBy(asc(units.wardCode), asc(units.name));
  const reach = reachOf(ctx.actor);
  const own = reach ? await ownUnit(ctx, reach.unitId) : all;
  return {
    units: assigns ? own : [],
    otherUnits: reach ? all.filter(({ id }) => id !== reach.unitId) : all,
    people: assigns
      ? await handlersOf(
          ctx,
          own.map(({ id }) => id),
        )
      : [],
  };
}

/** The same for several tickets at once. */
export async function recipientsOf(ctx: Ctx, references: readonly string[]): Promise<Recipients> {
  const wanted = references.map(parseReference).filter((reference) => reference !== null);
  const rows = wanted.length
    ? await ctx.db
        .selectDistinct({ wardCode: tickets.wardCode })
        .from(tickets)
        .where(withinReach(ctx, inArray(tickets.reference, wanted)))
    : [];
  return recipientsIn(
    ctx,
    rows.flatMap(({ wardCode }) => wardCode ?? []),
  );
}

const ownUnit = (ctx: Ctx, unitId: string) =>
  ctx.db.select({ id: units.id, name: units.name }).from(units).where(sql`${units.id} = ${unitId}`);

const AT_MOST = 500;

async function handlersOf(ctx: Ctx, unitIds: readonly string[]): Promise<Handler[]> {
  if (unitIds.length === 0) return [];
  const today = localDate(ctx.now());
  const rows = await ctx.db
    .select({
      id: users.id,
      name: users.name,
      unitId: users.unitId,
      limit: users.openLimit,
      open: sql<number>`(select count(*) from tickets t where t.assignee_id = ${users.id} and t.resolved_at is null
        and t.state in ${[...OPEN_STATES]})`.mapWith(Number),
      awayToday: sql<boolean>`exists (select from absences a where a.user_id = ${users.id}
        and ${today}::date between a.from_on and a.until_on)`,
    })
    .from(users)
    .where(sql`${users.unitId} in ${[...unitIds]} and ${users.disabledAt} is null`)
    .orderBy(asc(users.unitId), asc(users.name))
    .limit(AT_MOST);
  return rows.map(({ id, unitId, ...row }) => ({ ...row, id: String(id), unitId: unitId ?? "" }));
}
