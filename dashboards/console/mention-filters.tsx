import type { Child } from "hono/jsx";
import { Icon } from "#dashboards/components/icon.tsx";
import { WardOptions } from "#dashboards/components/ward-options.tsx";
import type { Page } from "#dashboards/page.ts";
import type { City } from "#src/city/city.ts";
import { SENTIMENT_LABEL, SENTIMENTS } from "#src/domain/kind.ts";
import { SECTORS } from "#src/domain/sectors.ts";
import { URGENCIES, URGENCY_LABEL } from "#src/domain/urgency.ts";
import type { SourceName } from "#src/services/listening/source-names.ts";
import type { TopicView } from "#src/services/topics/view.ts";
import { hasMentionFilters, MENTION_FILTERS, type MentionQuery, mentionsUrl } from "./mention-query.ts";

interface FiltersProps {
  page: Page;
  query: MentionQuery;
  city: City;
  sources: readonly SourceName[];
  topics: readonly TopicView[];
  /** What is wrong with the words that were searched for. */
  fault: string | undefined;
}

/** A GET, so that what is shown can be kept as an address: posts are searched by words, and never by author. */
export function MentionFilters({ page, query, city, sources, topics, fault }: FiltersProps) {
  const { t, lang } = page;
  const words = t.listening.filters;
  const { list } = t.console;
  const narrowed =
    MENTION_FILTERS.filter((name) => name !== "q" && query[name] !== "").length + Number(query.relevance !== "");
  return (
    <search aria-label={words.title}>
      <form class="list-search" method="get" action="/console/mentions">
        <input type="hidden" name="tab" value={query.tab} />
        <div class="search-line">
          <label class="sr" for="q">
            {words.search}
          </label>
          <Icon name="search" />
          <input
            id="q"
            name="q"
            type="search"
            value={query.q}
            maxlength={1000}
            placeholder={words.searchHint}
            autocomplete="off"
            aria-invalid={fault ? "true" : undefined}
            aria-describedby={fault ? "q-error" : undefined}
          />
          <button class="button button-quiet" type="submit">
            {words.apply}
          </button>
        </div>
        {fault ? (
          <p class="field-error" id="q-error" role="alert">
            {fault}
          </p>
        ) : null}
        <details class="more-filters" open={narrowed > 0 && query.cursor === ""}>
          <summary>
            <Icon name="filter" />
            {narrowed > 0 ? words.on(narrowed) : words.off}
          </summary>
          <div class="filters">
            <Choice id="sort" label={t.listening.sort.label}>
              <option value="newest">{t.listening.sort.newest}</option>
              <option value="serious" selected={query.sort === "serious"}>
                {t.listening.sort.serious}
              </option>
            </Choice>
            <Choice id="topic" label={words.topic} any={words.anyTopic}>
              <Options rows={topics} chosen={query.topic} />
            </Choice>
            <Choice id="source" label={words.source} any={words.anySource}>
              <Options rows={sources} chosen={query.source} />
            </Choice>
            <Choice id="sector" label={list.sector} any={list.anySector}>
              <Options rows={SECTORS.map(({ id, label }) => ({ id, name: label[lang] }))} chosen={query.sector} />
              <option value="none" selected={query.sector === "none"}>
                {t.listening.list.noSector}
              </option>
            </Choice>
            <Choice id="ward" label={list.ward} any={list.anyWard}>
              <WardOptions t={t} wards={city.wards} chosen={query.ward} />
              <option value="none" selected={query.ward === "none"}>
                {t.listening.one.noWard}
              </option>
            </Choice>
            <Choice id="urgency" label={list.urgency} any={list.anyUrgency}>
              <Options rows={URGENCIES.map((id) => ({ id, name: URGENCY_LABEL[id][lang] }))} chosen={query.urgency} />
            </Choice>
            <Choice id="sentiment" label={words.sentiment} any={words.anySentiment}>
              <Options
                rows={SENTIMENTS.map((id) => ({ id, name: SENTIMENT_LABEL[id][lang] }))}
                chosen={query.sentiment}
              />
            </Choice>
            <Day id="from" label={words.from} value={query.from} />
            <Day id="until" label={words.until} value={query.until} />
            <label class="check filter-check">
              <input type="checkbox" name="relevance" value="all" checked={query.relevance === "all"} />
              {words.relevance}
            </label>
            <div class="filter-act">
              <button class="button button-quiet" type="submit">
                {words.apply}
              </button>
              {hasMentionFilters(query) ? <a href={mentionsUrl({ ...query, ...NO_FILTERS })}>{words.clear}</a> : null}
            </div>
          </div>
        </details>
      </form>
    </search>
  );
}

const NO_FILTERS = {
  ...{ q: "", topic: "", sector: "", ward: "", source: "", urgency: "", sentiment: "", from: "", until: "" },
  relevance: "",
} as const;

/** Its id is not its name alone: the form for a ticket beside it asks for a sector too. */
function Choice({ id, label, any, children }: { id: string; label: string; any?: string; children?: Child }) {
  return (
    <div class="filter">
      <label for={`filter-${id}`}>{label}</label>
      <select id={`filter-${id}`} name={id}>
        {any === undefined ? null : <option value="">{any}</option>}
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

const Day = ({ id, label, value }: { id: string; label: string; value: string }) => (
  <div class="filter">
    <label for={`filter-${id}`}>{label}</label>
    <input id={`filter-${id}`} name={id} type="date" value={value} />
  </div>
);
