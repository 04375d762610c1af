import type { Worksheet } from "exceljs";
import type { Page } from "#dashboards/page.ts";
import { formatDateTime } from "#src/domain/local-time.ts";
import { sectorLabel } from "#src/domain/sectors.ts";
import type { KpiUnit } from "#src/kpi/kpi.ts";
import { KPIS } from "#src/kpi/registry.ts";
import { aboutText } from "./directive-words.tsx";
import type { LeaderQuery } from "./leader-query.ts";
import type { Brief, BriefDetails } from "./load-brief.ts";
import type { RankBy, Ranked } from "./load-ranking.ts";
import { type SheetCell, sheetRow } from "./sheet-row.ts";
import { wallClock } from "./wall-clock.ts";

/** Shares are 0..1 in a sheet, so that Excel shows and reckons with them as percent. */
const share = (percent: number | null): number | null => (percent === null ? null : percent / 100);

const FORMATS: Record<KpiUnit, string> = {
  count: "#,##0",
  percent: "0.0%",
  score: "0.00",
  minutes: "#,##0",
  minutes_working: "#,##0",
};

/** A brief in full as XLSX: numbers as numbers, no data as an empty cell, every definition on a sheet of its own. */
export async function briefWorkbook(
  page: Page,
  query: LeaderQuery,
  brief: Brief & { full: BriefDetails },
): Promise<Uint8Array> {
  // Loaded when first asked for: the library is large.
  const { default: ExcelJS } = await import("exceljs");
  const workbook = new ExcelJS.Workbook();
  workbook.created = page.now;
  const words = page.t.brief;
  const sheet = (name: string, heads: readonly string[]) => {
    const made = workbook.addWorksheet(name, { views: [{ state: "frozen", ySplit: 1 }] });
    const head = sheetRow(made, heads);
    head.font = { bold: true };
    heads.forEach((text, at) => {
      made.getColumn(at + 1).width = at === 0 ? 40 : Math.max(12, Math.min(60, text.length + 4));
    });
    return made;
  };
  const summary = sheet(words.sheets.summary, [
    ...[words.columns.name, words.columns.value, words.columns.unit, words.columns.n, words.columns.target],
    ...[words.columns.before, words.columns.low, words.columns.high],
  ]);
  addSummary(page, summary, brief.full);
  const { from, until } = query;
  sheetRow(summary, []);
  sheetRow(summary, [words.title(query.label[page.lang])]);
  sheetRow(summary, [words.period(formatDateTime(from), formatDateTime(until < page.now ? until : page.now))]);
  for (const by of ["ward", "unit", "sector"] as const)
    addRanking(page, by, sheet(words.sheets[by], rankHeads(page)), brief.full.rankings[by]);
  addCritical(page, sheet(words.sheets.critical, criticalHeads(page)), brief);
  if (brief.directives) {
    const heads = page.t.directives.columns;
    const order = [heads.number, heads.about, heads.unit, heads.due, heads.state, heads.by];
    addDirectives(page, sheet(words.sheets.directives, order), brief.directives);
  }
  const columns = words.definitionColumns;
  const defined = sheet(words.sheets.definitions, [columns.name, columns.question, columns.formula, columns.source]);
  for (const { label, question, formula, source } of KPIS)
    sheetRow(defined, [label[page.lang], question[page.lang], formula[page.lang], source]);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

function addSummary({ lang, t }: Page, sheet: Worksheet, { now, before }: BriefDetails): void {
  for (const { id, label, unit } of KPIS) {
    const { value, n, target, interval } = now[id].total;
    const as = unit === "percent" ? share : (one: number | null) => one;
    const cells: SheetCell[] = [label[lang], as(value), t.brief.units[unit], n, as(target), as(before[id].total.value)];
    const row = sheetRow(sheet, [...cells, share(interval?.low ?? null), share(interval?.high ?? null)]);
    for (const at of [2, 5, 6]) row.getCell(at).numFmt = FORMATS[unit];
    for (const at of [7, 8]) row.getCell(at).numFmt = FORMATS.percent;
  }
}

const rankHeads = ({ t }: Page) => {
  const { name, n, onTime, expected, received, overdue, satisfied } = t.leader.columns;
  return [name, onTime, expected, n, received, overdue, satisfied, t.brief.columns.low, t.brief.columns.high];
};

function addRanking({ lang }: Page, by: RankBy, sheet: Worksheet, rows: readonly Ranked[]): void {
  for (const one of rows.toSorted((a, b) => (b.onTime ?? -1) - (a.onTime ?? -1))) {
    const name = by === "sector" ? sectorLabel(one.key, lang) : one.name;
    const shares = [share(one.onTime), share(one.expected)];
    const cells: SheetCell[] = [name, ...shares, one.n, one.received, one.overdue, share(one.satisfied)];
    const row = sheetRow(sheet, [...cells, share(one.low), share(one.high)]);
    for (const at of [2, 3, 7, 8, 9]) row.getCell(at).numFmt = FORMATS.percent;
  }
}

const criticalHeads = ({ t }: Page) => {
  const { reference, sector, ward, unit, opened, due } = t.leader.behind.columns;
  return [reference, sector, ward, unit, opened, due];
};

function addCritical({ lang }: Page, sheet: Worksheet, { critical }: Brief): void {
  for (const { reference, sector, ward, unit, openedAt, resolutionDueAt } of critical.items) {
    const names: SheetCell[] = [reference, sector && sectorLabel(sector, lang), ward?.name ?? null, unit?.name ?? null];
    const row = sheetRow(sheet, [...names, wallClock(openedAt), wallClock(resolutionDueAt)]);
    for (const at of [5, 6]) row.getCell(at).numFmt = "dd/mm/yyyy hh:mm";
  }
}

function addDirectives(page: Page, sheet: Worksheet, items: NonNullable<Brief["directives"]>): void {
  const words = page.t.directives;
  for (const one of items) {
    const state = one.overdue ? words.overdue : words.states[one.state];
    const row = sheetRow(sheet, [one.id, aboutText(page, one), one.unit.name, wallClock(one.dueAt), state, one.by]);
    row.getCell(4).numFmt = "dd/mm/yyyy hh:mm";
  }
}
