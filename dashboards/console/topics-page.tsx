import { DataTable } from "#dashboards/components/data-table.tsx";
import { EmptyState } from "#dashboards/components/empty-state.tsx";
import { Flash } from "#dashboards/components/flash.tsx";
import { Icon } from "#dashboards/components/icon.tsx";
import { LayoutStaff } from "#dashboards/components/layout-staff.tsx";
import { PageHead } from "#dashboards/components/page-head.tsx";
import { formatNumber } from "#dashboards/format/number.ts";
import type { Page } from "#dashboards/page.ts";
import type { TopicView } from "#src/services/topics/view.ts";
import { mentionsUrl, readMentionQuery } from "./mention-query.ts";

interface TopicsProps {
  page: Page;
  topics: readonly TopicView[];
  flash: string | undefined;
}

/** What the city follows, and how much each topic has brought of late. */
export function TopicsPage({ page, topics, flash }: TopicsProps) {
  const words = page.t.listening.topics;
  return (
    <LayoutStaff page={page} title={words.title}>
      <Flash text={flash} />
      <PageHead
        title={words.title}
        lead={words.lead}
        back={{ href: "/console/mentions", text: page.t.listening.title }}
      >
        <a class="button" href="/console/topics/new">
          <Icon name="plus" />
          {words.add}
        </a>
      </PageHead>
      {topics.length === 0 ? (
        <EmptyState icon="messages" title={words.none} text={words.noneText} />
      ) : (
        <DataTable
          caption={words.title}
          captionHidden
          columns={(["name", "query", "n", "by", "state"] as const).map((key) => ({
            key,
            label: words.columns[key],
            numeric: key === "n",
            hideOnPhone: key === "by",
          }))}
          rows={topics.map((topic) => ({
            key: topic.id,
            href: `/console/topics/${topic.id}`,
            cells: cellsOf(page, topic),
          }))}
        />
      )}
      <p class="muted small">{words.privacy}</p>
    </LayoutStaff>
  );
}

function cellsOf(page: Page, topic: TopicView) {
  const words = page.t.listening.topics;
  const found = mentionsUrl(readMentionQuery({ tab: "all", relevance: "all", topic: topic.id }));
  return [
    topic.name,
    <code class="topic-query">{topic.query}</code>,
    <a href={found}>{formatNumber(topic.n, page.lang)}</a>,
    topic.by ?? page.t.common.noData,
    <>
      {topic.active ? words.active : words.paused}
      {topic.matching ? <span class="muted small"> · {words.matching}</span> : null}
    </>,
  ];
}
