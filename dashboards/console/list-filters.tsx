import type { Child } from "hono/jsx";
import { Icon } from "#dashboards/components/icon.tsx";
import { WardOptions } from "#dashboards/components/ward-options.tsx";
import type { Page } from "#dashboards/page.ts";
import type { City } from "#src/city/city.ts";
import { reachOf } from "#src/domain/policy.ts";
import { SECTORS } from "#src/domain/sectors.ts";
import { URGENCIES, URGENCY_LABEL } from "#src/domain/urgency.ts";
import { hasFilters, type ListQuery } from "./list-query.ts";

/** A GET form: the address says what is shown, so a view can be kept as a bookmark or sent to a colleague. */
export function ListFilters({ page, query, city }: { page: Page; query: ListQuery; city: City }) {
  const { t, lang, actor } = page;
  const { list } = t.console;
  const oneUnit = actor !== null && reachOf(actor) !== null;
  const cityUnits = city.units.filter((unit) => unit.wardCode === null || unit.wardCode === query.ward);
  return (
    <search aria-label={list.filters}>
      <form class="filters" method="get" action="/console">
        <input type="hidden" name="tab" value={query.tab} />
        <div class="filter filter-q">
          <label for="q">{list.search}</label>
          <input id="q" name="q" type="search" value={query.q} maxlength={200} />
        </div>
        <Choice id="sector" label={list.sector} any={list.anySector}>
          {SECTORS.map(({ id, label }) => (
            <option value={id} selected={id === query.sector}>
              {label[lang]}
            </option>
          ))}
        </Choice>
        <Choice id="urgency" label={list.urgency} any={list.anyUrgency}>
          {URGENCIES.map((urgency) => (
            <option value={urgency} selected={urgency === query.urgency}>
              {URGENCY_LABEL[urgency][lang]}
            </option>
          ))}
        </Choice>
        <Choice id="ward" label={list.ward} any={list.anyWard}>
          <WardOptions t={t} wards={city.wards} chosen={query.ward} />
        </Choice>
        {oneUnit ? null : (
          <Choice id="unit" label={list.unit} any={list.anyUnit}>
            {cityUnits.map(({ id, name }) => (
              <option value={id} selected={id === query.unit}>
                {name}
              </option>
            ))}
          </Choice>
        )}
        <Choice id="due" label={list.dueLabel} any={list.anyDue}>
          <option value="overdue" selected={query.due === "overdue"}>
            {list.due.overdue}
          </option>
          <option value="today" selected={query.due === "today"}>
            {list.due.today}
          </option>
        </Choice>
        <div class="filter-act">
          <button class="button button-quiet" type="submit">
            <Icon name="filter" />
            {list.apply}
          </button>
          {hasFilters(query) ? <a href={`/console?tab=${query.tab}`}>{list.clear}</a> : null}
        </div>
      </form>
    </search>
  );
}

function Choice({ id, label, any, children }: { id: string; label: string; any: string; children?: Child }) {
  return (
    <div class="filter">
      <label for={id}>{label}</label>
      <select id={id} name={id}>
        <option value="">{any}</option>
        {children}
      </select>
    </div>
  );
}
