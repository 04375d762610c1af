import { type Context, Hono } from "hono";
import { pageOf } from "#dashboards/page.ts";
import type { Verbs } from "#dashboards/verbs.ts";
import type { HttpEnv } from "#src/api/http-env.ts";
import { localDate } from "#src/domain/local-time.ts";
import { allow } from "#src/domain/policy.ts";
import { fileAnswer, XLSX } from "./brief-file.ts";
import { BriefDocument, BriefPage, NoPdfPage } from "./brief-page.tsx";
import { briefWorkbook } from "./brief-workbook.ts";
import { type LeaderQuery, leaderHref } from "./leader-query.ts";
import { loadBrief, readBriefQuery } from "./load-brief.ts";
import { namesOf } from "./names-of.ts";
import { findChromium, printPdf } from "./print-pdf.ts";

/** Mounted at /leader, behind the guard: the brief as a page, a sheet and a print. */
export const briefRoutes = (verbs: Verbs, base: { chromium?: string | null }) =>
  new Hono<HttpEnv>()
    .get("/brief", async (c) => {
      const { ctx, query, full } = asked(c);
      const brief = await loadBrief(verbs, ctx, query, full);
      const view = { page: pageOf(c), query, brief, cityName: ctx.city.name, filtered: namesOf(ctx.city, query) };
      return c.html(<BriefPage {...view} />);
    })
    .get("/brief.xlsx", async (c) => {
      const { ctx, query } = asked(c);
      const { full, ...brief } = await loadBrief(verbs, ctx, query, true);
      if (!full) throw new TypeError("a brief in full has its details"); // asked for one line above
      const body = await briefWorkbook(pageOf(c), query, { ...brief, full });
      return fileAnswer(c, body, XLSX, `${nameOf(query)}.xlsx`);
    })
    .get("/brief.pdf", async (c) => {
      const { ctx, query, full } = asked(c);
      const page = pageOf(c);
      const chromium = await findChromium(base.chromium ?? null);
      const href = leaderHref("/leader/brief", query, full ? { full: "1" } : {});
      if (!chromium) return c.html(<NoPdfPage page={page} href={href} />, 501);
      const brief = await loadBrief(verbs, ctx, query, full);
      const view = { page, query, brief, cityName: ctx.city.name, publicUrl: ctx.publicUrl };
      const body = await printPdf(chromium, String(await (<BriefDocument {...view} />)));
      return fileAnswer(c, body, "application/pdf", `${nameOf(query)}.pdf`);
    });

function asked(c: Context<HttpEnv>) {
  const ctx = c.get("ctx");
  allow(ctx.actor, "kpi.read");
  const query = readBriefQuery(c.req.query(), ctx.now(), ctx.city.reporting.cutOff);
  return { ctx, query, full: c.req.query("full") === "1" };
}

const nameOf = ({ kind, from }: LeaderQuery) => `bao-cao-${kind}-${localDate(from)}`;
