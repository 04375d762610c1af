import { formatNumber, formatPercent } from "#dashboards/format/number.ts";
import { dictionary, type Lang } from "#dashboards/i18n/choose-language.ts";
import { shortText } from "#dashboards/leader/figure-text.ts";
import type { LeaderVerbs } from "#dashboards/leader-verbs.ts";
import { paperPage } from "#dashboards/paper-page.ts";
import { localDate } from "#src/domain/local-time.ts";
import { sectorLabel } from "#src/domain/sectors.ts";
import { periodOf } from "#src/kpi/period.ts";
import type { FollowWriter } from "#src/services/follows/write-follow-mail.ts";
import { type PublicFigures, publicFigures } from "./load-public.ts";

/** How many sectors a mail names. */
const NAMED = 3;

/** The mails to whoever follows a ward: what the public page says of its last week, and no more. */
export function followWriter(verbs: LeaderVerbs): FollowWriter {
  const figuresOf = publicFigures(verbs);
  return {
    confirm(ctx, wardName, lang, confirmUrl) {
      const words = dictionary(lang).mail.follow;
      return {
        subject: words.confirmSubject(wardName),
        text: words.confirmMail(ctx.city.name, wardName, confirmUrl),
      };
    },
    async digest(ctx, ward, lang, { from, until }, stopUrl) {
      const words = dictionary(lang).mail.follow;
      const figures = await figuresOf(ctx, { from, until, ward: ward.code });
      const week = periodOf("week", from).label[lang];
      const href = `${ctx.publicUrl}/cong-khai?kind=week&from=${localDate(from)}&ward=${ward.code}`;
      return {
        subject: words.digestSubject(ward.name, week),
        text: [
          words.digestSubject(ward.name, week),
          linesOf(lang, ctx.now(), figures),
          ...mostly(lang, figures),
          words.open(href),
          words.few,
          words.stop(stopUrl),
        ].join("\n\n"),
      };
    },
  };
}

function linesOf(lang: Lang, now: Date, figures: PublicFigures): string {
  const page = paperPage(lang, now, null);
  const { t } = page;
  const count = (value: number | null) => (value === null ? t.open.few : formatNumber(value, lang));
  const share = (value: number | null) => (value === null ? t.ui.noData : formatPercent(value, lang));
  const time = (value: number | null) => shortText(page, "minutes_working", value) ?? t.ui.noData;
  return (
    [
      [t.open.received, count(figures.received)],
      [t.open.closed, count(figures.closed)],
      [t.open.openNow, count(figures.open)],
      [t.open.onTime, share(figures.onTime)],
      [t.open.firstResponse, time(figures.firstResponse)],
      [t.open.resolution, time(figures.resolution)],
      [t.open.satisfied, share(figures.satisfied)],
    ] as const
  )
    .map(([name, value]) => t.mail.follow.figure(name, value))
    .join("\n");
}

/** Only sectors whose number may be told. */
function mostly(lang: Lang, { sectors }: PublicFigures): string[] {
  const told = sectors
    .flatMap(({ key, count }) => (count === null ? [] : [{ key, count }]))
    .toSorted((one, other) => other.count - one.count)
    .slice(0, NAMED)
    .map(({ key, count }) => `${sectorLabel(key, lang)} (${formatNumber(count, lang)})`);
  return told.length > 0 ? [dictionary(lang).mail.follow.mostly(told.join(", "))] : [];
}
