import type { Workbook, Worksheet } from "exceljs";
import type { Page } from "#dashboards/page.ts";
import { SENTIMENT_LABEL, SENTIMENTS } from "#src/domain/kind.ts";
import { sectorLabel } from "#src/domain/sectors.ts";
import type { Counts } from "#src/services/listening/trend-filter.ts";
import { aboutText } from "./directive-words.tsx";
import { rowName } from "./listening-rows.tsx";
import type { Report } from "./load-report.ts";
import type { ReportQuery } from "./report-query.ts";
import { sheetRow } from "./sheet-row.ts";
import { toneShare } from "./tone-share.ts";
import { wallClock } from "./wall-clock.ts";

const DAY_TIME = "dd/mm/yyyy hh:mm";
const SHARE = "0.0%";

/** A report as XLSX: numbers as numbers, no data as an empty cell, posts without their writers. */
export async function reportWorkbook(page: Page, query: ReportQuery, report: Report): Promise<Uint8Array> {
  // Loaded when first asked for: the library is large.
  const { default: ExcelJS } = await import("exceljs");
  const workbook = new ExcelJS.Workbook();
  workbook.created = page.now;
  addSummary(page, workbook, query, report);
  addDays(page, workbook, report);
  addRows(page, workbook, report);
  addWords(page, workbook, report);
  addPosts(page, workbook, report);
  if (report.directives) addDirectives(page, workbook, report.directives);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

function sheet(workbook: Workbook, name: string, heads: readonly string[]): Worksheet {
  const made = workbook.addWorksheet(name, { views: [{ state: "frozen", ySplit: 1 }] });
  sheetRow(made, heads).font = { bold: true };
  heads.forEach((text, at) => {
    made.getColumn(at + 1).width = at === 0 ? 36 : Math.max(14, Math.min(60, text.length + 4));
  });
  return made;
}

const part = (percent: number | undefined): number | null => (percent === undefined ? null : percent / 100);

function addSummary({ t, lang }: Page, workbook: Workbook, query: ReportQuery, { trend, names }: Report): void {
  const words = t.listening.report;
  const { name, value, before, season, low, high } = words.columns;
  const made = sheet(workbook, words.sheets.summary, [name, value, before, season, low, high]);
  sheetRow(made, [t.listening.trend.tiles.n, trend.total.n, trend.before.n, trend.season?.n ?? null]);
  const share = (counts: Counts | null) => (counts ? toneShare(counts, "negative") : null);
  const now = share(trend.total);
  const shares = [now, share(trend.before), share(trend.season)].map((one) => part(one?.value));
  const row = sheetRow(made, [words.share, ...shares, part(now?.low), part(now?.high)]);
  for (const at of [2, 3, 4, 5, 6]) row.getCell(at).numFmt = SHARE;
  sheetRow(made, []);
  sheetRow(made, [words.title(words.kinds[query.report], query.label[lang])]);
  if (names.length > 0) sheetRow(made, [words.subject(names.join(", "))]);
}

function addDays({ t, lang }: Page, workbook: Workbook, { trend }: Report): void {
  const words = t.listening;
  const tones = SENTIMENTS.map((tone) => SENTIMENT_LABEL[tone][lang]);
  const made = sheet(workbook, words.report.sheets.days, [words.report.columns.day, words.trend.posts, ...tones]);
  for (const day of trend.days) {
    const row = sheetRow(made, [new Date(`${day.onDay}T00:00:00Z`), day.n, ...SENTIMENTS.map((tone) => day[tone])]);
    row.getCell(1).numFmt = "dd/mm/yyyy";
  }
}

function addRows(page: Page, workbook: Workbook, { by, trend }: Report): void {
  const words = page.t.listening;
  const { columns } = words.trend;
  const { low, high } = words.report.columns;
  const heads = [words.trend.by[by], columns.n, columns.before, columns.negative, low, high];
  const made = sheet(workbook, words.report.sheets.rows, heads);
  for (const one of trend.rows) {
    const share = toneShare(one.now, "negative");
    const shares = [part(share?.value), part(share?.low), part(share?.high)];
    const row = sheetRow(made, [rowName(page, by, one), one.now.n, one.before.n, ...shares]);
    for (const at of [4, 5, 6]) row.getCell(at).numFmt = SHARE;
  }
}

function addWords({ t }: Page, workbook: Workbook, { words: rising }: Report): void {
  const words = t.listening;
  const heads = [words.report.columns.word, words.trend.columns.n, words.trend.columns.before];
  const made = sheet(workbook, words.report.sheets.words, heads);
  for (const { word, n, before } of rising) sheetRow(made, [word, n, before]);
}

function addPosts({ t, lang }: Page, workbook: Workbook, { posts }: Report): void {
  const words = t.listening;
  const { text, source, postedAt, link } = words.report.columns;
  const { sector, ward } = t.console.list;
  const made = sheet(workbook, words.report.sheets.posts, [text, source, postedAt, sector, ward, link]);
  for (const post of posts) {
    const where = [post.sector && sectorLabel(post.sector, lang), post.ward?.name ?? null];
    const row = sheetRow(made, [post.text, post.source.name, wallClock(post.postedAt), ...where, post.url]);
    row.getCell(3).numFmt = DAY_TIME;
  }
}

function addDirectives(page: Page, workbook: Workbook, directives: NonNullable<Report["directives"]>): void {
  const words = page.t.directives;
  const { number, about, unit, due, state } = words.columns;
  const heads = [number, about, unit, due, state, page.t.listening.report.columns.answer];
  const made = sheet(workbook, page.t.listening.report.sheets.directives, heads);
  for (const { directive, answer } of directives) {
    const said = directive.overdue ? words.overdue : words.states[directive.state];
    const cells = [directive.id, aboutText(page, directive), directive.unit.name, wallClock(directive.dueAt), said];
    sheetRow(made, [...cells, answer?.text ?? null]).getCell(4).numFmt = DAY_TIME;
  }
}
