import { and, eq, gt, gte, inArray, isNull, lt, lte, or, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { tickets } from "#src/db/schema/index.ts";
import { localDate, startOfLocalDay } from "#src/domain/local-time.ts";
import { SECTOR_IDS } from "#src/domain/sectors.ts";
import { OPEN_STATES, STATES } from "#src/domain/state.ts";
import { URGENCIES } from "#src/domain/urgency.ts";
import { AppError } from "#src/errors.ts";
import type { Ctx } from "../ctx.ts";

/** "new,needs_triage" → ["new", "needs_triage"]; an unknown word is refused with the words that exist. */
const oneOrMore = <T extends string>(words: readonly [T, ...T[]]) =>
  z
    .string()
    .transform((list) => list.split(",").filter(Boolean))
    .pipe(z.array(z.enum(words)))
    .optional();

const blankIsAbsent = (value: unknown) => (value === "" ? undefined : value);
const optional = <S extends z.ZodType>(schema: S) => z.preprocess(blankIsAbsent, schema.optional());

export const TicketFilter = z.object({
  state: z.preprocess(blankIsAbsent, oneOrMore(STATES)),
  sector: z.preprocess(blankIsAbsent, oneOrMore(SECTOR_IDS)),
  urgency: z.preprocess(blankIsAbsent, oneOrMore(URGENCIES)),
  ward: optional(z.string().max(10)),
  unit: optional(z.string().max(60)),
  q: optional(z.string().max(200)),
  /** "soon": within a day from now. */
  due: optional(z.enum(["overdue", "today", "soon"])),
  /** "me", or the id of a person. */
  assignee: optional(z.string().regex(/^(me|\d{1,15})$/)),
  /** "reopened": came back from the citizen; "bad_rating": 1 or 2 of 5. */
  mark: optional(z.enum(["reopened", "bad_rating"])),
  cursor: optional(z.string().max(100)),
  limit: z.preprocess(blankIsAbsent, z.coerce.number().int().min(1).max(200).default(50)),
});
export type Wanted = z.infer<typeof TicketFilter>;
/** As it comes from a query string: every field a string. */
export type TicketFilter = { [field in keyof Wanted]?: string | number | undefined };

/** @throws {AppError} INVALID with `details.fields` when a filter has a value that does not exist */
export function readFilter(filter: TicketFilter): Wanted {
  const parsed = TicketFilter.safeParse(filter);
  if (parsed.success) return parsed.data;
  throw new AppError("INVALID", "Bộ lọc không hợp lệ.", {
    fields: parsed.error.issues.map((issue) => ({ field: issue.path.join("."), message: issue.message })),
  });
}

/** All that a filter asks for but the words: those are `services/search`. */
export function conditionsOf(ctx: Ctx, wanted: Omit<Wanted, "limit">): (SQL | undefined)[] {
  return [
    wanted.state && stateCondition(wanted.state),
    wanted.sector && inArray(tickets.sector, wanted.sector),
    wanted.urgency && urgencyCondition(wanted.urgency),
    wanted.ward ? eq(tickets.wardCode, wanted.ward) : undefined,
    wanted.unit ? eq(tickets.unitId, wanted.unit) : undefined,
    wanted.due && dueCondition(wanted.due, ctx.now()),
    wanted.assignee ? eq(tickets.assigneeId, assigneeOf(ctx, wanted.assignee)) : undefined,
    wanted.mark === "reopened" ? sql`${tickets.reopened} > 0` : undefined,
    wanted.mark === "bad_rating" ? sql`${tickets.csat} <= 2` : undefined,
  ];
}

/** -1 is nobody: the machine and a citizen hold no tickets. */
const assigneeOf = (ctx: Ctx, who: string): number => (who === "me" ? (ctx.actor.userId ?? -1) : Number(who));

/** Safe to be written into a query: words of our own lists. */
const constants = (words: readonly string[]) => sql.raw(words.map((word) => `'${word}'`).join(", "));

/** As constants, since the planner uses a partial index only for what it can read. */
export const isOpen = sql`${tickets.state} in (${constants(OPEN_STATES)})`;

function stateCondition(states: Wanted["state"] & {}): SQL {
  const open: readonly string[] = OPEN_STATES;
  const all = states.length === open.length && open.every((state) => (states as readonly string[]).includes(state));
  return all ? isOpen : sql`${tickets.state} in (${constants(states)})`;
}

const urgencyCondition = (urgencies: Wanted["urgency"] & {}): SQL =>
  sql`${tickets.urgency} in (${constants(urgencies)})`;

const DAY_MS = 86_400_000;

export function dueCondition(due: "overdue" | "today" | "soon", now: Date): SQL | undefined {
  // One that waits for its citizen stands still, unless it was late before.
  const runs = or(isNull(tickets.pausedAt), lt(tickets.resolutionDueAt, tickets.pausedAt));
  if (due === "overdue") return and(isOpen, runs, lt(tickets.resolutionDueAt, now));
  if (due === "soon") {
    const until = new Date(now.getTime() + DAY_MS);
    return and(isOpen, isNull(tickets.pausedAt), gt(tickets.resolutionDueAt, now), lte(tickets.resolutionDueAt, until));
  }
  const dayStart = startOfLocalDay(localDate(now));
  const dayEnd = new Date(dayStart.getTime() + DAY_MS);
  return and(isOpen, gte(tickets.resolutionDueAt, dayStart), lt(tickets.resolutionDueAt, dayEnd));
}
