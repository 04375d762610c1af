import { Icon } from "#dashboards/components/icon.tsx";
import type { Page } from "#dashboards/page.ts";
import type { ViewFilters } from "#src/domain/views.ts";
import type { ViewCount } from "#src/services/views/list-views.ts";
import {
  MENTION_FILTERS,
  MENTION_TAB_IDS,
  MENTION_TABS,
  type MentionQuery,
  mentionParams,
  mentionsUrl,
  readMentionQuery,
} from "./mention-query.ts";

/** The desk that a kept filter stands for. States that no group has are shown among all. */
export function queryOfMentionView({ state = "", ...filters }: ViewFilters): MentionQuery {
  const tab = MENTION_TAB_IDS.find((id) => MENTION_TABS[id].join(",") === state) ?? "all";
  return readMentionQuery({ ...filters, tab });
}

/** What a kept filter holds: neither the words that were searched for nor the days, which pass. */
function filtersOf({ tab, sort, relevance, ...filters }: MentionQuery): Record<string, string> {
  const lasting = MENTION_FILTERS.filter((name) => name !== "q" && name !== "from" && name !== "until");
  const all = { ...Object.fromEntries(lasting.map((name) => [name, filters[name]])), relevance };
  const kept = { ...all, state: MENTION_TABS[tab].join(","), sort: sort === "newest" ? "" : sort };
  return Object.fromEntries(Object.entries(kept).filter(([, value]) => value !== ""));
}

interface SaveProps {
  page: Page;
  query: MentionQuery;
  views: readonly ViewCount[];
}

/** Keeps the filters that are set under a name; nothing where there is none, or they are kept already. */
export function SaveMentionView({ page, query, views }: SaveProps) {
  const words = page.t.list.views;
  const filters = filtersOf(query);
  const { state: _tab, ...narrowing } = filters;
  const lasting = queryOfMentionView(filters);
  const known = views.some((view) => mentionsUrl(queryOfMentionView(view.filters)) === mentionsUrl(lasting));
  if (known || Object.keys(narrowing).length === 0 || page.actor?.kind !== "user") return null;
  return (
    <details class="save-view">
      <summary class="button button-quiet">
        <Icon name="star" />
        {page.t.listening.saved.save}
      </summary>
      <form method="post" action="/console/views">
        <p class="muted">{words.saveHint}</p>
        <input type="hidden" name="list" value="mentions" />
        {Object.entries(filters).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <input type="hidden" name="back" value={String(mentionParams({ ...query, q: "" }))} />
        <label for="view-name">{words.name}</label>
        <input id="view-name" name="name" required maxlength={60} autocomplete="off" />
        <label class="check">
          <input type="checkbox" name="shared" value="yes" />
          {words.share}
        </label>
        <button class="button" type="submit">
          {words.saveButton}
        </button>
      </form>
    </details>
  );
}
