import { formatNumber, formatPercent } from "#dashboards/format/number.ts";
import { viOpen } from "#dashboards/i18n/vi-open.ts";
import type { City } from "#src/city/city.ts";
import { localDate } from "#src/domain/local-time.ts";
import { periodBefore, periodOf } from "#src/kpi/period.ts";
import type { Ctx } from "#src/services/ctx.ts";
import type { PublicFigures, PublicPeriod } from "./load-public.ts";

const WEEKS = 8;

/** A feed of the last eight whole weeks, of the city or of one ward, in Vietnamese: RSS 2.0. */
export async function publicFeed(
  ctx: Ctx,
  figuresOf: (ctx: Ctx, period: PublicPeriod) => Promise<PublicFigures>,
  { publicUrl, ward }: { publicUrl: string; ward: string | undefined },
): Promise<string> {
  const name = nameOf(ctx.city, ward);
  const weeks = [periodBefore(periodOf("week", ctx.now()))];
  while (weeks.length < WEEKS) weeks.push(periodBefore(weeks.at(-1) ?? periodOf("week", ctx.now())));
  const items = await Promise.all(
    weeks.map(async (week) => {
      const figures = await figuresOf(ctx, { from: week.from, until: week.until, ward });
      const link = `${publicUrl}/cong-khai?kind=week&from=${localDate(week.from)}${ward ? `&ward=${ward}` : ""}`;
      return `<item><title>${escapeXml(`${name}: ${week.label.vi}`)}</title><link>${escapeXml(link)}</link><guid isPermaLink="true">${escapeXml(link)}</guid><pubDate>${week.until.toUTCString()}</pubDate><description>${escapeXml(sentence(figures))}</description></item>`;
    }),
  );
  const self = `${publicUrl}/cong-khai${ward ? `?ward=${ward}` : ""}`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"><channel><title>${escapeXml(viOpen.feed(name))}</title><link>${escapeXml(self)}</link><description>${escapeXml(viOpen.lead(ctx.city.name))}</description><language>vi</language>${items.join("")}</channel></rss>\n`;
}

const nameOf = (city: City, ward: string | undefined): string => (ward && city.ward(ward)?.name) || city.name;

function sentence({ received, closed, onTime, satisfied }: PublicFigures): string {
  const count = (value: number | null) => (value === null ? viOpen.few : formatNumber(value, "vi"));
  return [
    viOpen.feedCounts(count(received), count(closed)),
    ...(onTime === null ? [] : [viOpen.feedOnTime(formatPercent(onTime, "vi"))]),
    ...(satisfied === null ? [] : [viOpen.feedSatisfied(formatPercent(satisfied, "vi"))]),
  ].join(" ");
}

const escapeXml = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
