import { formatNumber, formatPercent } from "#dashboards/format/number.ts";
import type { Page } from "#dashboards/page.ts";
import { paperPage } from "#dashboards/paper-page.ts";
import { localDate } from "#src/domain/local-time.ts";
import type { BriefOrder, BriefWriter } from "#src/services/briefs/write-brief-mail.ts";
import type { Ctx } from "#src/services/ctx.ts";
import type { Counts } from "#src/services/listening/trend-filter.ts";
import { isSampleOn } from "#src/services/sample/sample-state.ts";
import { XLSX } from "./brief-file.ts";
import { rowName } from "./listening-rows.tsx";
import { loadReport, type Report, type ReportVerbs } from "./load-report.ts";
import { printIfCan } from "./print-if-can.ts";
import { ReportDocument } from "./report-page.tsx";
import { type ReportQuery, readReportQuery, thisReport } from "./report-query.ts";
import { reportWorkbook } from "./report-workbook.ts";
import { toneShare } from "./tone-share.ts";

const DAY_MS = 86_400_000;
/** Rows that are told in the mail itself. */
const ROWS = 5;

/** Writes the reports on public posts that go by mail. @param base.chromium the browser that prints; absent: one is looked for */
export const listeningWriter =
  (verbs: ReportVerbs, base: { chromium?: string | null }): BriefWriter =>
  async (ctx, order, stopUrl) => {
    const page = paperPage(order.lang, ctx.now(), ctx.actor, await isSampleOn(ctx));
    const query = queryOf(ctx, order);
    const report = await loadReport(verbs, ctx, query);
    const file = await fileOf(ctx, page, query, report, order, base.chromium ?? null);
    if (file) await verbs.noteMentionExport(ctx, { form: file.form, posts: report.posts.length, report: query.report });
    const noPdf = order.form === "pdf" && file?.form === "xlsx";
    return {
      subject: titleOf(page, query),
      text: textOf(ctx, page, query, report, { noPdf, stopUrl }),
      files: file ? [{ name: file.name, mime: file.mime, bytes: file.bytes }] : [],
    };
  };

/** A report of the day after a weekend is about several days: a range. */
function queryOf(ctx: Ctx, { kind, from, until }: BriefOrder): ReportQuery {
  const days = kind === "day" && until.getTime() - from.getTime() > DAY_MS;
  const when: Record<string, string> = days
    ? { kind: "range", from: localDate(from), until: localDate(until) }
    : { kind, from: localDate(from) };
  const report = kind === "day" ? "daily" : "weekly";
  return readReportQuery({ report, ...when }, ctx.now(), ctx.city.reporting.cutOff);
}

const titleOf = ({ t, lang }: Page, { report, label }: ReportQuery): string =>
  t.listening.report.title(t.listening.report.kinds[report], label[lang]);

async function fileOf(
  ctx: Ctx,
  page: Page,
  query: ReportQuery,
  report: Report,
  { form }: BriefOrder,
  configured: string | null,
) {
  if (form === "link") return null;
  const name = `du-luan-${query.report}-${localDate(query.from)}`;
  const view = { page, query, report, cityName: ctx.city.name, publicUrl: ctx.publicUrl };
  const write = async () => String(await (<ReportDocument {...view} />));
  const pdf = form === "pdf" ? await printIfCan(ctx, configured, write) : null;
  if (pdf) return { form: "pdf" as const, name: `${name}.pdf`, mime: "application/pdf", bytes: pdf };
  const bytes = await reportWorkbook(page, query, report);
  return { form: "xlsx" as const, name: `${name}.xlsx`, mime: XLSX, bytes };
}

/** Figures in lines, no post: enough to know whether to open the file. */
function textOf(
  ctx: Ctx,
  page: Page,
  query: ReportQuery,
  { trend, by }: Report,
  { noPdf, stopUrl }: { noPdf: boolean; stopUrl: string },
): string {
  const { lang, t } = page;
  const words = t.brief.mail;
  const share = (counts: Counts) => {
    const one = toneShare(counts, "negative");
    return one ? formatPercent(one.value, lang, 1) : t.ui.noData;
  };
  const count = ({ n }: Counts) => formatNumber(n, lang);
  const { total, before, rows } = trend;
  const lines = [
    words.line(t.listening.trend.tiles.n, count(total), count(before)),
    words.line(t.listening.report.share, share(total), share(before)),
    ...rows.slice(0, ROWS).map((row) => words.line(rowName(page, by, row), count(row.now), count(row.before))),
  ];
  return [
    titleOf(page, query),
    ...(page.sampleOn ? [t.sample.banner] : []),
    ...(noPdf ? [words.noPdf] : []),
    lines.join("\n"),
    words.open(`${ctx.publicUrl}${thisReport(query)}`),
    words.stop(stopUrl),
  ].join("\n\n");
}
