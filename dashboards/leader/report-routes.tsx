import { type Context, Hono } from "hono";
import { pageOf } from "#dashboards/page.ts";
import type { Verbs } from "#dashboards/verbs.ts";
import type { HttpEnv } from "#src/api/http-env.ts";
import { localDate } from "#src/domain/local-time.ts";
import { fileAnswer, XLSX } from "./brief-file.ts";
import { NoPdfPage } from "./brief-page.tsx";
import { loadReport } from "./load-report.ts";
import { findChromium, printPdf } from "./print-pdf.ts";
import { ReportDocument, ReportPage } from "./report-page.tsx";
import { type ReportQuery, readReportQuery, thisReport } from "./report-query.ts";
import { reportWorkbook } from "./report-workbook.ts";

/** Reports on what is said in public: as a page, a sheet and a print. Files are noted in the audit log. */
export const reportRoutes = (verbs: Verbs, base: { chromium?: string | null }) =>
  new Hono<HttpEnv>()
    .get("/report", async (c) => {
      const { ctx, query } = asked(c);
      const report = await loadReport(verbs, ctx, query);
      return c.html(<ReportPage {...{ page: pageOf(c), query, report, cityName: ctx.city.name }} />);
    })
    .get("/report.xlsx", async (c) => {
      const { ctx, query } = asked(c);
      const report = await loadReport(verbs, ctx, query);
      const body = await reportWorkbook(pageOf(c), query, report);
      await verbs.noteMentionExport(ctx, { form: "xlsx", posts: report.posts.length, report: query.report });
      return fileAnswer(c, body, XLSX, `${nameOf(query)}.xlsx`);
    })
    .get("/report.pdf", async (c) => {
      const { ctx, query } = asked(c);
      const page = pageOf(c);
      const chromium = await findChromium(base.chromium ?? null);
      if (!chromium) return c.html(<NoPdfPage page={page} href={thisReport(query)} />, 501);
      const report = await loadReport(verbs, ctx, query);
      const view = { page, query, report, cityName: ctx.city.name, publicUrl: ctx.publicUrl };
      const body = await printPdf(chromium, String(await (<ReportDocument {...view} />)));
      await verbs.noteMentionExport(ctx, { form: "pdf", posts: report.posts.length, report: query.report });
      return fileAnswer(c, body, "application/pdf", `${nameOf(query)}.pdf`);
    });

function asked(c: Context<HttpEnv>) {
  const ctx = c.get("ctx");
  return { ctx, query: readReportQuery(c.req.query(), ctx.now(), ctx.city.reporting.cutOff) };
}

const nameOf = ({ report, from }: ReportQuery) => `du-luan-${report}-${localDate(from)}`;
