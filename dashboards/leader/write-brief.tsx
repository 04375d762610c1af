import type { Page } from "#dashboards/page.ts";
import { paperPage } from "#dashboards/paper-page.ts";
import { localDate } from "#src/domain/local-time.ts";
import { findKpi } from "#src/kpi/registry.ts";
import type { BriefOrder, BriefWriter } from "#src/services/briefs/write-brief-mail.ts";
import type { Ctx } from "#src/services/ctx.ts";
import { isSampleOn } from "#src/services/sample/sample-state.ts";
import { XLSX } from "./brief-file.ts";
import { BriefDocument } from "./brief-page.tsx";
import { briefWorkbook } from "./brief-workbook.ts";
import { shortText } from "./figure-text.ts";
import { type LeaderQuery, leaderHref, readLeaderQuery } from "./leader-query.ts";
import { HAPPENED, STANDING } from "./load-board.ts";
import { type Brief, type BriefVerbs, loadBrief } from "./load-brief.ts";
import { printIfCan } from "./print-if-can.ts";

const DAY_MS = 86_400_000;

/** Writes the briefs that go by mail. @param base.chromium the browser that prints; absent: one is looked for */
export const briefWriter =
  (verbs: BriefVerbs, base: { chromium?: string | null }): BriefWriter =>
  async (ctx, order, stopUrl) => {
    const page = paperPage(order.lang, ctx.now(), ctx.actor, await isSampleOn(ctx));
    const query = queryOf(ctx, order);
    const brief = await loadBrief(verbs, ctx, query, order.full || order.form === "xlsx");
    const pdf = order.form === "pdf" ? await pdfOf(ctx, page, query, brief, base.chromium ?? null) : null;
    const noPdf = order.form === "pdf" && !pdf;
    const sheet = order.form === "xlsx" || noPdf ? await sheetOf(verbs, ctx, page, query, brief) : null;
    return {
      subject: page.t.brief.title(query.label[page.lang]),
      text: textOf(ctx, page, query, brief, { noPdf, full: order.full, stopUrl }),
      files: [pdf, sheet].filter((file) => file !== null),
    };
  };

/** A brief of the day after a weekend is about several days: a range. */
function queryOf(ctx: Ctx, { kind, from, until }: BriefOrder): LeaderQuery {
  const days = kind === "day" && until.getTime() - from.getTime() > DAY_MS;
  const asked: Record<string, string> = days
    ? { kind: "range", from: localDate(from), until: localDate(until) }
    : { kind, from: localDate(from) };
  return readLeaderQuery(asked, ctx.now(), ctx.city.reporting.cutOff);
}

const nameOf = ({ kind, from }: LeaderQuery, ending: string) => `bao-cao-${kind}-${localDate(from)}.${ending}`;

/** The sheet has every figure in it, whatever was loaded for the words. */
async function sheetOf(verbs: BriefVerbs, ctx: Ctx, page: Page, query: LeaderQuery, brief: Brief) {
  const { full, ...rest } = brief.full ? brief : await loadBrief(verbs, ctx, query, true);
  if (!full) throw new TypeError("a brief in full has its details");
  return { name: nameOf(query, "xlsx"), mime: XLSX, bytes: await briefWorkbook(page, query, { ...rest, full }) };
}

async function pdfOf(ctx: Ctx, page: Page, query: LeaderQuery, brief: Brief, configured: string | null) {
  const view = { page, query, brief, cityName: ctx.city.name, publicUrl: ctx.publicUrl };
  const bytes = await printIfCan(ctx, configured, async () => String(await (<BriefDocument {...view} />)));
  return bytes && { name: nameOf(query, "pdf"), mime: "application/pdf", bytes };
}

interface Around {
  noPdf: boolean;
  full: boolean;
  stopUrl: string;
}

/** The figures in lines: enough to know whether to open the file. */
function textOf(ctx: Ctx, page: Page, query: LeaderQuery, { board }: Brief, { noPdf, full, stopUrl }: Around): string {
  const { lang, t } = page;
  const words = t.brief.mail;
  const lines = [...STANDING, ...HAPPENED].map((id) => {
    const kpi = findKpi(id);
    const say = (value: number | null) => shortText(page, kpi.unit, value) ?? t.ui.noData;
    return words.line(kpi.label[lang], say(board.now[id].total.value), say(board.before[id].total.value));
  });
  const href = `${ctx.publicUrl}${leaderHref("/leader/brief", query, full ? { full: "1" } : {})}`;
  return [
    t.brief.title(query.label[lang]),
    ...(page.sampleOn ? [t.sample.banner] : []),
    ...(noPdf ? [words.noPdf] : []),
    lines.join("\n"),
    words.open(href),
    words.stop(stopUrl),
  ].join("\n\n");
}
