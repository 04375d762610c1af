import { BarList } from "#dashboards/components/bar-list.tsx";
import { CityMap } from "#dashboards/components/city-map.tsx";
import { LayoutCitizen } from "#dashboards/components/layout-citizen.tsx";
import { PeriodPicker } from "#dashboards/components/period-picker.tsx";
import { StatTile, Tiles } from "#dashboards/components/stat-tile.tsx";
import { formatNumber, formatPercent } from "#dashboards/format/number.ts";
import { shortText } from "#dashboards/leader/figure-text.ts";
import { type LeaderQuery, leaderHref } from "#dashboards/leader/leader-query.ts";
import type { Page } from "#dashboards/page.ts";
import type { City } from "#src/city/city.ts";
import { formatDateTime, localDate } from "#src/domain/local-time.ts";
import { sectorLabel } from "#src/domain/sectors.ts";
import type { PublicText } from "#src/services/public-texts/list-public-texts.ts";
import { ChooseWard, FollowForm } from "./follow-form.tsx";
import type { PublicFigures } from "./load-public.ts";
import { PublicTexts } from "./public-texts.tsx";
import { PublicWards } from "./public-wards.tsx";

interface PublicProps {
  page: Page;
  city: City;
  query: LeaderQuery;
  figures: PublicFigures;
  /** Of single tickets, where the city shows any. */
  texts: readonly PublicText[];
  /** Whether this city sends e-mail. */
  hasMail: boolean;
}

export const PATH = "/cong-khai";
const KINDS = ["month", "quarter", "year", "range"] as const;

/** What was reported and what was done, for everybody: figures only, and none of fewer than five. */
export function PublicPage({ page, city, query, figures, texts, hasMail }: PublicProps) {
  const { t, lang } = page;
  const words = t.open;
  const ward = query.filter.ward ? city.ward(query.filter.ward) : undefined;
  return (
    <LayoutCitizen page={page} title={words.title}>
      <div class="wide open-page">
        <h1>{ward ? words.titleOf(ward.name) : words.title}</h1>
        <p class="lead">{words.lead(city.name)}</p>
        <PeriodPicker
          t={t}
          action={PATH}
          kinds={KINDS.map((value) => ({ value, text: t.leader.kinds[value] }))}
          kind={query.kind}
          from={localDate(query.from)}
          until={localDate(query.until)}
          hidden={query.filter}
          label={query.label[lang]}
          steps={
            query.steps
              ? {
                  before: leaderHref(PATH, query, { from: query.steps.before }),
                  after: query.steps.after && leaderHref(PATH, query, { from: query.steps.after }),
                  current: PATH,
                }
              : undefined
          }
        />
        <OpenTiles page={page} figures={figures} />
        {ward ? (
          <p>
            <a href={leaderHref(PATH, { ...query, filter: {} })}>{words.whole(city.name)}</a>
          </p>
        ) : (
          <OpenMap page={page} city={city} query={query} figures={figures} />
        )}
        <Sectors page={page} figures={figures} />
        <PublicTexts page={page} items={texts} />
        {ward ? <FollowForm page={page} ward={ward} hasMail={hasMail} /> : <ChooseWard page={page} city={city} />}
        {ward ? null : <PublicWards page={page} query={query} wards={figures.wards} />}
        <section class="open-notes">
          <h2>{words.aboutTitle}</h2>
          <p>{words.about}</p>
          <p>
            <a href={leaderHref(`${PATH}/so-lieu.csv`, query, { by: "ward" })}>{words.csvWards}</a> ·{" "}
            <a href={leaderHref(`${PATH}/so-lieu.csv`, query, { by: "sector" })}>{words.csvSectors}</a> ·{" "}
            <a href={`${PATH}/rss.xml${ward ? `?ward=${ward.code}` : ""}`}>RSS</a>
          </p>
          <p class="muted small">{t.leader.updated(formatDateTime(page.now))}</p>
        </section>
      </div>
    </LayoutCitizen>
  );
}

function OpenTiles({ page, figures }: Pick<PublicProps, "page" | "figures">) {
  const { t, lang } = page;
  const words = t.open;
  const count = (value: number | null) => (value === null ? words.few : formatNumber(value, lang));
  return (
    <Tiles>
      <StatTile t={t} level={2} label={words.received} value={count(figures.received)} />
      <StatTile t={t} level={2} label={words.closed} value={count(figures.closed)} />
      <StatTile t={t} level={2} label={words.openNow} value={count(figures.open)} />
      <StatTile t={t} level={2} label={words.onTime} value={formatPercent(figures.onTime, lang)} />
      <StatTile
        t={t}
        level={2}
        label={words.firstResponse}
        value={shortText(page, "minutes_working", figures.firstResponse)}
        note={t.leader.workingTime}
      />
      <StatTile
        t={t}
        level={2}
        label={words.resolution}
        value={shortText(page, "minutes_working", figures.resolution)}
        note={t.leader.workingTime}
      />
      <StatTile
        t={t}
        level={2}
        label={words.satisfied}
        value={formatPercent(figures.satisfied, lang)}
        note={figures.ratings === null ? undefined : words.ratings(formatNumber(figures.ratings, lang))}
      />
    </Tiles>
  );
}

function OpenMap({ page, city, query, figures }: Omit<PublicProps, "hasMail" | "texts">) {
  const { t, lang } = page;
  const words = t.open;
  const most = figures.wards
    .flatMap(({ name, count }) => (count === null ? [] : [{ name, count }]))
    .toSorted((one, other) => other.count - one.count)
    .slice(0, 3);
  return (
    <CityMap
      page={page}
      city={city}
      id="wards"
      title={words.map}
      summary={words.mapText(most.map(({ name, count }) => `${name} ${formatNumber(count, lang)}`))}
      values={figures.wards.map(({ key, count }) => ({
        code: key,
        value: count,
        ...(count === null && { text: words.few }),
        href: leaderHref(PATH, query, { ward: key }),
      }))}
      format={(value) => formatNumber(value, lang)}
      valueName={t.open.received}
    />
  );
}

function Sectors({ page, figures }: Pick<PublicProps, "page" | "figures">) {
  const { t, lang } = page;
  const rows = figures.sectors.toSorted((one, other) => (other.count ?? 0) - (one.count ?? 0));
  if (rows.length === 0) return <p class="muted">{t.open.none}</p>;
  return (
    <section class="panel">
      <BarList
        caption={t.open.sectors}
        rows={rows.map(({ key, count }) => ({
          label: sectorLabel(key, lang),
          value: count,
          text: count === null ? t.open.few : formatNumber(count, lang),
        }))}
      />
    </section>
  );
}
