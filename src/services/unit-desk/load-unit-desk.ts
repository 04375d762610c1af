import { sql } from "drizzle-orm";
import { localDate, startOfLocalDay } from "#src/domain/local-time.ts";
import { allow, reachOf } from "#src/domain/policy.ts";
import { OPEN_STATES } from "#src/domain/state.ts";
import type { Ctx } from "../ctx.ts";
import { type Absence, listAbsences } from "./absences.ts";
import { type ExtensionRequest, listExtensionRequests } from "./extension-requests.ts";

/** How much one person of the unit has in hand; of nobody: what waits to be given out. */
export interface Load {
  /** Null: tickets of the unit in nobody's name. */
  userId: string | null;
  name: string;
  open: number;
  overdue: number;
  dueToday: number;
  /** Resolved in the last seven days. */
  resolved7: number;
  /** How many the machine may give to them; null = any number. */
  limit: number | null;
  awayToday: boolean;
}

export interface UnitDesk {
  unit: { id: string; name: string };
  people: Load[];
  unassigned: Load;
  /** References of what is in nobody's name, the most urgent first: to be given out in turns. */
  waiting: string[];
  absences: Absence[];
  extensions: ExtensionRequest[];
  /** Bad ratings of the last 90 days that nobody has followed up. */
  badRatings: number;
}

const AT_MOST = 50;

/** Everything that the lead of a unit looks after. @throws {AppError} FORBIDDEN */
export async function loadUnitDesk(ctx: Ctx): Promise<UnitDesk> {
  allow(ctx.actor, "unit.lead");
  const unitId = reachOf(ctx.actor)?.unitId ?? "";
  const [loads, people, waiting, absences, extensions, badRatings] = await Promise.all([
    loadsOf(ctx, unitId),
    peopleOf(ctx, unitId),
    waitingOf(ctx, unitId),
    listAbsences(ctx),
    listExtensionRequests(ctx),
    badRatingsOf(ctx, unitId),
  ]);
  const none = { open: 0, overdue: 0, dueToday: 0, resolved7: 0 };
  const of = (id: string | null) => loads.get(id) ?? none;
  return {
    unit: { id: unitId, name: ctx.city.unit(unitId)?.name ?? unitId },
    people: people.map((person) => ({ ...person, ...of(person.userId) })),
    unassigned: { userId: null, name: "", limit: null, awayToday: false, ...of(null) },
    ...{ waiting, absences, extensions, badRatings },
  };
}

type Counts = Pick<Load, "open" | "overdue" | "dueToday" | "resolved7">;

async function loadsOf(ctx: Ctx, unitId: string): Promise<Map<string | null, Counts>> {
  const now = ctx.now().toISOString();
  const tomorrow = startOfLocalDay(localDate(new Date(ctx.now().getTime() + 86_400_000))).toISOString();
  const rows = await ctx.db.execute<{
    id: string | null;
    open: string;
    overdue: string;
    today: string;
    done: string;
  }>(sql`
    select assignee_id as id, count(*) filter (where is_open) as open,
      count(*) filter (where is_open and due < ${now}::timestamptz) as overdue,
      count(*) filter (where is_open and due >= ${now}::timestamptz and due < ${tomorrow}::timestamptz) as today,
      count(*) filter (where not is_open) as done
    from (
      select assignee_id, resolution_due_at as due, true as is_open from tickets
        where unit_id = ${unitId} and state in ${[...OPEN_STATES]}
          -- What the desk has still to decide may be another unit's in the end.
          and (assignee_id is not null or state not in ('new', 'needs_triage'))
      union all
      select assignee_id, null, false from tickets
        where unit_id = ${unitId} and resolved_at > ${now}::timestamptz - interval '7 days'
          and created_at > ${now}::timestamptz - interval '180 days'
    ) held group by assignee_id`);
  return new Map(
    rows.map(({ id, open, overdue, today, done }) => [
      id === null ? null : String(id),
      { open: Number(open), overdue: Number(overdue), dueToday: Number(today), resolved7: Number(done) },
    ]),
  );
}

async function peopleOf(ctx: Ctx, unitId: string): Promise<Pick<Load, "userId" | "name" | "limit" | "awayToday">[]> {
  const today = localDate(ctx.now());
  const rows = await ctx.db.execute<{ id: string; name: string; open_limit: number | null; away: boolean }>(sql`
    select u.id, u.name, u.open_limit, exists (select from absences a where a.user_id = u.id
      and ${today}::date between a.from_on and a.until_on) as away
    from users u where u.unit_id = ${unitId} and u.role in ('officer', 'unit_lead') and u.disabled_at is null
    order by u.name, u.id limit 500`);
  return rows.map(({ id, name, open_limit, away }) => ({
    userId: String(id),
    name,
    limit: open_limit,
    awayToday: away,
  }));
}

async function waitingOf(ctx: Ctx, unitId: string): Promise<string[]> {
  const rows = await ctx.db.execute<{ reference: string }>(sql`
    select reference from tickets where unit_id = ${unitId} and assignee_id is null
      and state in ('triaged', 'assigned', 'reopened')
    order by resolution_due_at nulls last, id limit ${AT_MOST}`);
  return rows.map(({ reference }) => reference);
}

async function badRatingsOf(ctx: Ctx, unitId: string): Promise<number> {
  const [row] = await ctx.db.execute<{ n: string }>(sql`
    select count(*) as n from ratings where unit_id = ${unitId} and score <= 2 and follow_up is null
      and rated_at > ${ctx.now().toISOString()}::timestamptz - interval '90 days'`);
  return Number(row?.n ?? 0);
}
