import { and, desc, eq, gte, inArray, isNull, lt, or, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { tickets } from "#src/db/schema/index.ts";
import { localDate } from "#src/domain/local-time.ts";
import { allow, may } from "#src/domain/policy.ts";
import { parseReference } from "#src/domain/reference.ts";
import { SECTOR_IDS } from "#src/domain/sectors.ts";
import { OPEN_STATES, STATES } from "#src/domain/state.ts";
import { foldText } from "#src/domain/text.ts";
import type { TicketView } from "#src/domain/ticket-view.ts";
import { URGENCIES } from "#src/domain/urgency.ts";
import { AppError } from "#src/errors.ts";
import type { Ctx } from "../ctx.ts";
import { selectTickets, ticketView, withinReach } from "./view.ts";

/** "new,needs_triage" → ["new", "needs_triage"]; an unknown word is refused with the words that exist. */
const oneOrMore = <T extends string>(words: readonly [T, ...T[]]) =>
  z
    .string()
    .transform((list) => list.split(",").filter(Boolean))
    .pipe(z.array(z.enum(words)))
    .optional();

const blankIsAbsent = (value: unknown) => (value === "" ? undefined : value);

export const TicketFilter = z.object({
  state: z.preprocess(blankIsAbsent, oneOrMore(STATES)),
  sector: z.preprocess(blankIsAbsent, oneOrMore(SECTOR_IDS)),
  urgency: z.preprocess(blankIsAbsent, oneOrMore(URGENCIES)),
  ward: z.preprocess(blankIsAbsent, z.string().max(10).optional()),
  unit: z.preprocess(blankIsAbsent, z.string().max(60).optional()),
  q: z.preprocess(blankIsAbsent, z.string().max(200).optional()),
  due: z.preprocess(blankIsAbsent, z.enum(["overdue", "today"]).optional()),
  cursor: z.preprocess(blankIsAbsent, z.string().max(100).optional()),
  limit: z.preprocess(blankIsAbsent, z.coerce.number().int().min(1).max(200).default(50)),
});
/** As it comes from a query string: every field a string. */
export type TicketFilter = { [field in keyof z.infer<typeof TicketFilter>]?: string | number | undefined };

/**
 * Tickets within the actor's reach, newest first.
 * @throws {AppError} INVALID with `details.fields` when a filter has a value that does not exist
 */
export async function listTickets(
  ctx: Ctx,
  filter: TicketFilter,
): Promise<{ items: TicketView[]; next: string | null }> {
  allow(ctx.actor, "ticket.read");
  const parsed = TicketFilter.safeParse(filter);
  if (!parsed.success)
    throw new AppError("INVALID", "Bộ lọc không hợp lệ.", {
      fields: parsed.error.issues.map((issue) => ({ field: issue.path.join("."), message: issue.message })),
    });
  const wanted = parsed.data;
  const rows = await selectTickets(ctx.db)
    .where(withinReach(ctx, ...conditionsOf(ctx, wanted), afterCursor(wanted.cursor)))
    .orderBy(desc(tickets.createdAt), desc(tickets.id))
    .limit(wanted.limit + 1);
  const page = rows.slice(0, wanted.limit);
  const last = rows.length > wanted.limit ? page.at(-1) : undefined;
  return {
    items: page.map((row) => ticketView(ctx, row)),
    next: last ? `${last.ticket.createdAt.getTime().toString(36)}-${last.ticket.id.toString(36)}` : null,
  };
}

function conditionsOf(ctx: Ctx, wanted: z.infer<typeof TicketFilter>): (SQL | undefined)[] {
  return [
    wanted.state && inArray(tickets.state, wanted.state),
    wanted.sector && inArray(tickets.sector, wanted.sector),
    wanted.urgency && inArray(tickets.urgency, wanted.urgency),
    wanted.ward ? eq(tickets.wardCode, wanted.ward) : undefined,
    wanted.unit ? eq(tickets.unitId, wanted.unit) : undefined,
    wanted.q ? matches(ctx, wanted.q) : undefined,
    wanted.due && dueCondition(wanted.due, ctx.now()),
  ];
}

/** A reference finds its ticket; other words are looked for in the text, with or without tone marks. */
function matches(ctx: Ctx, q: string): SQL | undefined {
  const reference = parseReference(q);
  if (reference) return eq(tickets.reference, reference);
  if (!may(ctx.actor, "ticket.read_text")) return sql`false`;
  const like = (word: string) => sql`${tickets.textFolded} like ${`%${word.replace(/[\\%_]/g, "\\$&")}%`}`;
  return and(...foldText(q).split(/\s+/).filter(Boolean).map(like));
}

export function dueCondition(due: "overdue" | "today", now: Date): SQL | undefined {
  const open = and(isNull(tickets.resolvedAt), inArray(tickets.state, [...OPEN_STATES]));
  // One that waits for its citizen stands still, unless it was late before.
  const runs = or(isNull(tickets.pausedAt), lt(tickets.resolutionDueAt, tickets.pausedAt));
  if (due === "overdue") return and(open, runs, lt(tickets.resolutionDueAt, now));
  const dayStart = new Date(`${localDate(now)}T00:00:00+07:00`);
  const dayEnd = new Date(dayStart.getTime() + 86_400_000);
  return and(open, gte(tickets.resolutionDueAt, dayStart), lt(tickets.resolutionDueAt, dayEnd));
}

function afterCursor(cursor: string | undefined): SQL | undefined {
  if (!cursor) return undefined;
  const [createdMs = Number.NaN, id = Number.NaN] = cursor.split("-").map((part) => Number.parseInt(part, 36));
  if (!Number.isSafeInteger(createdMs) || !Number.isSafeInteger(id))
    throw new AppError("INVALID", "Trang không hợp lệ. Vui lòng quay lại trang đầu.", { field: "cursor" });
  const createdAt = new Date(createdMs);
  return or(lt(tickets.createdAt, createdAt), and(eq(tickets.createdAt, createdAt), lt(tickets.id, id)));
}
