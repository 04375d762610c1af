import { EmptyState } from "#dashboards/components/empty-state.tsx";
import { Icon } from "#dashboards/components/icon.tsx";
import type { Page } from "#dashboards/page.ts";
import type { MentionView } from "#src/services/listening/view.ts";
import { hasMentionFilters, type MentionQuery, mentionParams, mentionsUrl } from "./mention-query.ts";
import { MentionRow } from "./mention-row.tsx";

interface ListProps {
  page: Page;
  query: MentionQuery;
  items: readonly MentionView[];
  next: string | null;
  openId: string | undefined;
}

/** The posts, with all that their script needs to tell of new ones without moving anything. */
export function MentionList({ page, query, items, next, openId }: ListProps) {
  const words = page.t.listening;
  const { live } = page.t.list;
  return (
    <div
      class="live"
      data-island="mentions"
      data-fresh-url={`/console/mentions/fresh?${mentionParams(query)}`}
      data-since={page.now.toISOString()}
    >
      <p class="live-state" data-live-state data-on={live.on} data-off={live.off} role="status" />
      <a class="fresh" href={mentionsUrl(query)} data-fresh-link data-key="n" data-says={words.keys.fresh} hidden>
        {words.keys.fresh}
      </a>
      {items.length > 0 ? (
        <ol class="mention-rows" aria-label={words.list.label}>
          {items.map((mention) => (
            <MentionRow page={page} query={query} mention={mention} current={mention.id === openId} />
          ))}
        </ol>
      ) : (
        <Nothing page={page} query={query} />
      )}
      {query.cursor !== "" || next ? (
        <nav class="pager" aria-label={words.list.label}>
          {query.cursor === "" ? null : <a href={mentionsUrl(query)}>{words.list.first}</a>}
          {next ? (
            <a class="button button-quiet" href={mentionsUrl(query, { cursor: next })}>
              {words.list.more}
              <Icon name="chevron-right" />
            </a>
          ) : null}
        </nav>
      ) : null}
    </div>
  );
}

function Nothing({ page, query }: Pick<ListProps, "page" | "query">) {
  const words = page.t.listening.list;
  if (hasMentionFilters(query)) {
    return (
      <EmptyState icon="filter" title={words.emptyFilter} text={words.emptyFilterText}>
        <a href={mentionsUrl({ ...query, relevance: "all" })}>{page.t.listening.filters.relevance}</a>
      </EmptyState>
    );
  }
  if (query.tab === "waiting")
    return <EmptyState icon="circle-check" tone="good" title={words.empty} text={words.emptyText} />;
  return <EmptyState icon="inbox" title={words.emptyTab} text={words.emptyTabText} />;
}
