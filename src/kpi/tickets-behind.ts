import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "#src/db/client.ts";
import { startOfLocalDay } from "#src/domain/local-time.ts";
import { AppError } from "#src/errors.ts";
import type { KpiCtx } from "./ctx.ts";
import { dueTodayWhere } from "./due-today.ts";
import type { Compute, KpiQuery, KpiTicket } from "./kpi.ts";
import { columnOf, MEASURES, type Measure } from "./measures.ts";
import { type Question, readQuestion } from "./question.ts";
import { findKpi } from "./registry.ts";
import { openAt, standing } from "./stocks.ts";
import { filterOf, within } from "./sum-up.ts";
import { TIMES } from "./sums-sql.ts";

export interface TicketsQuery extends KpiQuery {
  /** Of a row when the figure is divided (`by`); "" where it is not known. */
  key?: string | undefined;
  /** As the page before gave it. */
  cursor?: string | undefined;
  /** 1..1000 */
  limit?: number | undefined;
}

export interface TicketsBehind {
  items: KpiTicket[];
  next: string | null;
  /** Over all pages: the n of the figure. */
  n: number;
}

const LIMIT = 100;

/**
 * The rounds of tickets behind a figure, in the order of the instant by which they are counted.
 * @throws {AppError} as measureKpi
 */
export async function kpiTickets(ctx: KpiCtx, id: string, query: TicketsQuery = {}): Promise<TicketsBehind> {
  const { compute } = findKpi(id);
  const question = narrowed(readQuestion(ctx, query), query.key);
  const population = populationOf(compute, question);
  const limit = Math.min(1_000, Math.max(1, query.limit ?? LIMIT));
  return ctx.db.transaction(
    async (tx) => {
      const [count] = await tx.execute<{ n: number }>(
        sql`select count(*)::int as n from ${population.from} where ${population.where}`,
      );
      const rows = await pageOf(tx, population, query.cursor, limit + 1);
      const shown = rows.slice(0, limit);
      return {
        items: shown.map((row) => ticketOf(ctx, row)),
        next: rows.length > limit ? cursorAfter(shown.at(-1)) : null,
        n: count?.n ?? 0,
      };
    },
    { isolationLevel: "repeatable read", accessMode: "read only" },
  );
}

/** The row of a divided figure is a filter more, that of a day a shorter period. */
function narrowed(question: Question, key: string | undefined): Question {
  const { by } = question;
  if (by === null || key === undefined) return question;
  if (by !== "day") {
    const asked = question.filters[by];
    const none = asked !== undefined && asked !== key;
    // A row that cannot be: of unit A among those of unit B.
    return none ? { ...question, until: question.from } : { ...question, filters: { ...question.filters, [by]: key } };
  }
  const from = startOfLocalDay(key);
  if (Number.isNaN(from.getTime()))
    throw new AppError("INVALID", "Ngày chưa đúng.", { fields: [{ field: "key", message: "Viết dạng 2026-11-25." }] });
  const until = new Date(from.getTime() + 86_400_000);
  return {
    ...question,
    from: from > question.from ? from : question.from,
    until: until < question.until ? until : question.until,
  };
}

interface Population {
  /** The instant by which they are counted. */
  order: string;
  from: SQL;
  where: SQL;
}

const ROUNDS = sql`kpi_rounds`;

/** Exactly the rounds that the n of a figure counts. */
function populationOf(compute: Compute, question: Question): Population {
  if (compute.how === "due_today") return { order: "resolution_due_at", from: ROUNDS, where: dueTodayWhere(question) };
  if (compute.how === "stock" || compute.how === "change") return standingAt(compute.into, question);
  if (compute.how === "quantile") return timed(compute, question);
  const measure: Measure = compute.how === "flow" ? compute.of : compute.how === "share" ? compute.whole : compute.n;
  const { at, times } = MEASURES[measure];
  const order = columnOf(at);
  return {
    order,
    from: ROUNDS,
    where: sql`${within(order, question)} and ${sql.raw(times)} > 0 ${filterOf(question.filters)}`,
  };
}

function standingAt(into: Measure, { until, filters }: Question): Population {
  const at = sql`${until.toISOString()}::timestamptz`;
  const where = sql`opened_at < ${at} and ${standing(into, at)} ${filterOf(filters)}`;
  return { order: "opened_at", from: openAt(at), where };
}

function timed({ clock, working }: Extract<Compute, { how: "quantile" }>, question: Question): Population {
  const { met, minutes, always } = TIMES[clock];
  const counted = sql`${sql.raw(minutes)} is not null and ${sql.raw(always)} = ${!working}`;
  return {
    order: met,
    from: ROUNDS,
    where: sql`${within(met, question)} and ${counted} ${filterOf(question.filters)}`,
  };
}

interface Row extends Record<string, unknown> {
  reference: string;
  ticket_id: string;
  part: number;
  round: number;
  ward_code: string;
  unit_id: string;
  sector: string;
  urgency: string;
  channel: string;
  closed_how: KpiTicket["closedHow"];
  score: number | null;
  counted: string;
  opened: string;
  closed: string | null;
  first_due: string | null;
  first_met: string | null;
  due: string | null;
  met: string | null;
}

function pageOf(tx: Tx, { order, from, where }: Population, cursor: string | undefined, limit: number): Promise<Row[]> {
  const after = cursor === undefined ? undefined : readCursor(cursor);
  const later = after
    ? sql`and (${sql.raw(order)}, ticket_id, part) > (${after[0]}::timestamptz, ${after[1]}::bigint, ${after[2]}::smallint)`
    : sql``;
  return tx.execute<Row>(sql`
    select t.reference, r.*, to_json(r.order_at) as counted, to_json(r.opened_at) as opened, to_json(r.closed_at) as closed,
      to_json(r.first_response_due_at) as first_due, to_json(r.first_responded_at) as first_met,
      to_json(r.resolution_due_at) as due, to_json(r.resolved_at) as met
    from (select *, ${sql.raw(order)} as order_at from ${from} where ${where} ${later}
      order by ${sql.raw(order)}, ticket_id, part limit ${limit}) r join tickets t on t.id = r.ticket_id
    order by r.order_at, r.ticket_id, r.part`);
}

const cursorAfter = (row: Row | undefined): string =>
  Buffer.from(JSON.stringify([row?.counted, row?.ticket_id, row?.part])).toString("base64url");

function readCursor(cursor: string): [string, string, number] {
  try {
    const [at, id, part] = JSON.parse(Buffer.from(cursor, "base64url").toString()) as unknown[];
    if (typeof at === "string" && !Number.isNaN(Date.parse(at)) && /^\d+$/.test(String(id)) && Number.isInteger(part))
      return [at, String(id), Number(part)];
  } catch {
    // told below
  }
  throw new AppError("INVALID", "Con trỏ trang không đúng. Vui lòng mở lại từ trang đầu.", {
    fields: [{ field: "cursor", message: "không đúng" }],
  });
}

const iso = (text: string | null): string | null => (text === null ? null : new Date(text).toISOString());

function ticketOf({ city }: KpiCtx, row: Row): KpiTicket {
  const { ward_code: ward, unit_id: unit } = row;
  return {
    reference: row.reference,
    round: row.round,
    ward: ward ? { code: ward, name: city.ward(ward)?.name ?? ward } : null,
    unit: unit ? { id: unit, name: city.unit(unit)?.name ?? unit } : null,
    sector: row.sector || null,
    urgency: row.urgency || null,
    channel: row.channel,
    openedAt: new Date(row.opened).toISOString(),
    closedAt: iso(row.closed),
    closedHow: row.closed_how,
    firstResponseDueAt: iso(row.first_due),
    firstRespondedAt: iso(row.first_met),
    resolutionDueAt: iso(row.due),
    resolvedAt: iso(row.met),
    csat: row.score,
  };
}
