import { type CsvValue, csvRow } from "#src/domain/csv.ts";
import type { KpiCtx } from "#src/kpi/ctx.ts";
import type { Kpi, KpiAnswer, KpiTicket } from "#src/kpi/kpi.ts";
import { kpiTickets, type TicketsQuery } from "#src/kpi/tickets-behind.ts";

/** Excel takes a file for UTF-8 only when it begins like this. */
const MARK = "\uFEFF";

/** The rows of a figure and its total, with all digits: what a page rounds. */
export function figureCsv({ label, unit }: Kpi, { rows, total, from, until }: KpiAnswer): string {
  const heads = ["key", "name", "value", "unit", "n", "low", "high", "target", "from", "until", "figure"];
  const one = (key: string, name: string, row: KpiAnswer["total"]) =>
    csvRow([
      key,
      name,
      row.value,
      unit,
      row.n,
      row.interval?.low ?? null,
      row.interval?.high ?? null,
      row.target,
      from,
      until,
      label.vi,
    ]);
  return `${MARK}${csvRow(heads)}${rows.map((row) => one(row.key, row.name, row)).join("")}${one("", "Tổng", total)}`;
}

const COLUMNS: readonly [head: string, cell: (ticket: KpiTicket) => CsvValue][] = [
  ["reference", ({ reference }) => reference],
  ["round", ({ round }) => round],
  ["ward_code", ({ ward }) => ward?.code ?? null],
  ["ward", ({ ward }) => ward?.name ?? null],
  ["unit_id", ({ unit }) => unit?.id ?? null],
  ["unit", ({ unit }) => unit?.name ?? null],
  ["sector", ({ sector }) => sector],
  ["urgency", ({ urgency }) => urgency],
  ["channel", ({ channel }) => channel],
  ["opened_at", ({ openedAt }) => openedAt],
  ["closed_at", ({ closedAt }) => closedAt],
  ["closed_how", ({ closedHow }) => closedHow],
  ["first_response_due_at", ({ firstResponseDueAt }) => firstResponseDueAt],
  ["first_responded_at", ({ firstRespondedAt }) => firstRespondedAt],
  ["resolution_due_at", ({ resolutionDueAt }) => resolutionDueAt],
  ["resolved_at", ({ resolvedAt }) => resolvedAt],
  ["csat", ({ csat }) => csat],
];

/** All tickets behind a figure, page by page: as many as they are, in little memory. No words or names of citizens. */
export function ticketsCsv(ctx: KpiCtx, id: string, query: TicketsQuery): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let cursor: string | null | undefined;
  let begun = false;
  return new ReadableStream({
    async pull(controller) {
      if (!begun) controller.enqueue(encoder.encode(MARK + csvRow(COLUMNS.map(([head]) => head))));
      begun = true;
      const { items, next } = await kpiTickets(ctx, id, { ...query, cursor: cursor ?? undefined, limit: 1_000 });
      controller.enqueue(
        encoder.encode(items.map((ticket) => csvRow(COLUMNS.map(([, cell]) => cell(ticket)))).join("")),
      );
      cursor = next;
      if (cursor === null) controller.close();
    },
  });
}
