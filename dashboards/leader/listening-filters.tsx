import type { Child } from "hono/jsx";
import { Icon } from "#dashboards/components/icon.tsx";
import { WardOptions } from "#dashboards/components/ward-options.tsx";
import type { Page } from "#dashboards/page.ts";
import type { City } from "#src/city/city.ts";
import { localDate } from "#src/domain/local-time.ts";
import { SECTORS } from "#src/domain/sectors.ts";
import type { ListeningQuery } from "./listening-query.ts";
import type { Listening } from "./load-listening.ts";

interface FiltersProps {
  page: Page;
  query: ListeningQuery;
  city: City;
  listening: Pick<Listening, "topics" | "sources">;
}

/** What alone is counted; the period stays as it is. */
export function ListeningFilters({ page, query, city, listening }: FiltersProps) {
  const { t, lang } = page;
  const words = t.listening.filters;
  const { list } = t.console;
  const { filter, topic = "", source = "" } = query;
  const narrowed = [filter.sector, filter.ward, topic, source].filter(Boolean).length;
  const when: Record<string, string> = { kind: query.kind, from: localDate(query.from) };
  if (query.by) when.by = query.by;
  if (query.kind === "range") when.until = localDate(query.until);
  return (
    <search aria-label={words.title}>
      <form method="get" action="/leader/listening">
        {Object.entries(when).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <details class="more-filters" open={narrowed > 0}>
          <summary>
            <Icon name="filter" />
            {narrowed > 0 ? words.on(narrowed) : words.off}
          </summary>
          <div class="filters">
            <Choice name="topic" label={words.topic} any={words.anyTopic}>
              <Options rows={listening.topics} chosen={topic} />
            </Choice>
            <Choice name="sector" label={list.sector} any={list.anySector}>
              <Options
                rows={SECTORS.map(({ id, label }) => ({ id, name: label[lang] }))}
                chosen={filter.sector ?? ""}
              />
            </Choice>
            <Choice name="ward" label={list.ward} any={list.anyWard}>
              <WardOptions t={t} wards={city.wards} chosen={filter.ward ?? ""} />
            </Choice>
            <Choice name="source" label={words.source} any={words.anySource}>
              <Options rows={listening.sources} chosen={source} />
            </Choice>
            <div class="filter-act">
              <button class="button button-quiet" type="submit">
                {words.apply}
              </button>
            </div>
          </div>
        </details>
      </form>
    </search>
  );
}

function Choice({ name, label, any, children }: { name: string; label: string; any: string; children?: Child }) {
  return (
    <div class="filter">
      <label for={`filter-${name}`}>{label}</label>
      <select id={`filter-${name}`} name={name}>
        <option value="">{any}</option>
        {children}
      </select>
    </div>
  );
}

const Options = ({ rows, chosen }: { rows: readonly { id: string; name: string }[]; chosen: string }) => (
  <>
    {rows.map(({ id, name }) => (
      <option value={id} selected={id === chosen}>
        {name}
      </option>
    ))}
  </>
);
