import type { Child } from "hono/jsx";
import { Icon } from "#dashboards/components/icon.tsx";
import { WardOptions } from "#dashboards/components/ward-options.tsx";
import type { Page } from "#dashboards/page.ts";
import type { City } from "#src/city/city.ts";
import { reachOf } from "#src/domain/policy.ts";
import { SECTORS } from "#src/domain/sectors.ts";
import { URGENCIES, URGENCY_LABEL } from "#src/domain/urgency.ts";
import { FILTERS, hasFilters, type ListQuery, TAB_IDS } from "./list-query.ts";

interface FiltersProps {
  page: Page;
  query: ListQuery;
  /** What stands in the box. */
  typed: string;
  city: City;
}

/** Becomes an address that says what is shown, so a view can be kept or sent to a colleague; only a phone number does not. */
export function ListFilters({ page, query, typed, city }: FiltersProps) {
  const { t, lang, actor } = page;
  const { list } = t.console;
  const oneUnit = actor !== null && reachOf(actor) !== null;
  const more = t.list;
  const narrowed = FILTERS.filter((name) => name !== "q" && query[name] !== "").length;
  const cityUnits = city.units.filter((unit) => unit.wardCode === null || unit.wardCode === query.ward);
  return (
    <search aria-label={list.filters}>
      <form class="list-search" method="post" action="/console/search">
        <input type="hidden" name="was" value={typed} />
        <div class="search-line">
          <label class="sr" for="q">
            {list.search}
          </label>
          <Icon name="search" />
          <input
            id="q"
            name="q"
            type="search"
            value={typed}
            maxlength={200}
            placeholder={more.searchHint}
            autocomplete="off"
          />
          <button class="button button-quiet" type="submit">
            {more.find}
          </button>
        </div>
        <details class="more-filters" open={narrowed > 0}>
          <summary>
            <Icon name="filter" />
            {narrowed > 0 ? more.filtersOn(narrowed) : more.filters}
          </summary>
          <div class="filters">
            <Choice id="tab" label={more.state}>
              {TAB_IDS.map((tab) => (
                <option value={tab} selected={tab === query.tab}>
                  {tab === "active" ? more.tabs.active : list.tabs[tab]}
                </option>
              ))}
            </Choice>
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
              <option value="soon" selected={query.due === "soon"}>
                {more.soon}
              </option>
              <option value="today" selected={query.due === "today"}>
                {list.due.today}
              </option>
            </Choice>
            <Choice id="assignee" label={more.assignee} any={more.anyAssignee}>
              <option value="me" selected={query.assignee === "me"}>
                {more.me}
              </option>
            </Choice>
            <Choice id="mark" label={more.mark} any={more.anyMark}>
              <option value="reopened" selected={query.mark === "reopened"}>
                {more.marks.reopened}
              </option>
              <option value="bad_rating" selected={query.mark === "bad_rating"}>
                {more.marks.bad_rating}
              </option>
            </Choice>
            <div class="filter-act">
              <button class="button button-quiet" type="submit">
                <Icon name="filter" />
                {list.apply}
              </button>
              {hasFilters(query) ? <a href={`/console?tab=${query.tab}`}>{list.clear}</a> : null}
            </div>
          </div>
        </details>
      </form>
    </search>
  );
}

function Choice({ id, label, any, children }: { id: string; label: string; any?: string; children?: Child }) {
  return (
    <div class="filter">
      <label for={id}>{label}</label>
      <select id={id} name={id}>
        {any === undefined ? null : <option value="">{any}</option>}
        {children}
      </select>
    </div>
  );
}
