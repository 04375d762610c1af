import { CityMap } from "#dashboards/components/city-map.tsx";
import { EmptyState } from "#dashboards/components/empty-state.tsx";
import { formatNumber } from "#dashboards/format/number.ts";
import type { Page } from "#dashboards/page.ts";
import type { City } from "#src/city/city.ts";
import { may } from "#src/domain/policy.ts";
import { type LeaderQuery, leaderHref } from "./leader-query.ts";
import type { Rates } from "./load-rates.ts";

interface RatesProps {
  page: Page;
  city: City;
  rates: Rates;
  query: LeaderQuery;
}

/** Where most is reported for the number of people who live there: wards differ by ten times in size. */
export function BoardRates({ page, city, rates, query }: RatesProps) {
  const { t, lang, actor } = page;
  const words = t.leader.rates;
  if (rates.sources.length === 0)
    return (
      <EmptyState icon="users" title={words.none} text={words.noneText}>
        {actor && may(actor, "configure") ? <a href="/admin/wards#population">{words.bring}</a> : null}
      </EmptyState>
    );
  const format = (value: number) => formatNumber(value, lang, 1);
  const most = rates.rows.toSorted((one, other) => other.value - one.value).slice(0, 3);
  return (
    <>
      <CityMap
        page={page}
        city={city}
        id="rates"
        title={words.title}
        summary={t.leader.mapText(most.map(({ name, value }) => `${name} ${format(value)}`))}
        values={rates.rows.map(({ code, value, received }) => ({
          code,
          value,
          n: received,
          href: leaderHref("/leader", query, { ward: code }),
        }))}
        format={format}
        valueName={words.unit}
      />
      <p class="muted small">{words.source(rates.sources.slice(0, 3).join("; "))}</p>
    </>
  );
}
