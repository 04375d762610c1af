import type { Child } from "hono/jsx";
import type { Page } from "#dashboards/page.ts";
import { ALERT_RULES, type AlertRule, type AlertState } from "#src/domain/alerts/alert-states.ts";
import { SECTORS } from "#src/domain/sectors.ts";

/** What the list is narrowed to, as its address says. */
export interface AlertQuery {
  state: AlertState;
  rule?: AlertRule | undefined;
  /** A sector, or "all". */
  about?: string | undefined;
}

export function alertsUrl({ state, rule, about }: AlertQuery, cursor?: string): string {
  const given = Object.entries({ state, rule, about, cursor }).flatMap(([name, value]) =>
    value ? [[name, value] as [string, string]] : [],
  );
  return `/console/alerts?${new URLSearchParams(given)}`;
}

/** A GET, so that what is shown can be kept as an address. */
export function AlertFilters({ page, query }: { page: Page; query: AlertQuery }) {
  const { t, lang } = page;
  const words = t.alerts.filters;
  return (
    <search aria-label={words.title}>
      <form class="filters alert-filters" method="get" action="/console/alerts">
        <input type="hidden" name="state" value={query.state} />
        <Choice id="rule" label={words.rule} any={words.all}>
          {ALERT_RULES.map((rule) => (
            <option value={rule} selected={rule === query.rule}>
              {t.alerts.rules[rule]}
            </option>
          ))}
        </Choice>
        <Choice id="about" label={words.about} any={words.all}>
          <option value="all" selected={query.about === "all"}>
            {t.alerts.manySectors}
          </option>
          {SECTORS.map(({ id, label }) => (
            <option value={id} selected={id === query.about}>
              {label[lang]}
            </option>
          ))}
        </Choice>
        <div class="filter-act">
          <button class="button button-quiet" type="submit">
            {words.apply}
          </button>
          {query.rule || query.about ? <a href={alertsUrl({ state: query.state })}>{words.clear}</a> : null}
        </div>
      </form>
    </search>
  );
}

const Choice = ({ id, label, any, children }: { id: string; label: string; any: string; children?: Child }) => (
  <div class="filter">
    <label for={`filter-${id}`}>{label}</label>
    <select id={`filter-${id}`} name={id}>
      <option value="">{any}</option>
      {children}
    </select>
  </div>
);
