import { Icon } from "#dashboards/components/icon.tsx";
import type { Page } from "#dashboards/page.ts";
import { may } from "#src/domain/policy.ts";
import type { TopicView } from "#src/services/topics/view.ts";
import type { ViewCount } from "#src/services/views/list-views.ts";
import { MENTION_TAB_IDS, type MentionQuery, mentionsUrl, readMentionQuery } from "./mention-query.ts";
import { queryOfMentionView } from "./mention-views.tsx";

interface NavProps {
  page: Page;
  query: MentionQuery;
  topics: readonly TopicView[];
  /** How many wait, counted to a thousand. */
  waiting: number;
  views: readonly ViewCount[];
}

const same = (one: MentionQuery, other: MentionQuery) => mentionsUrl(one) === mentionsUrl(other);

/** Where to look: by what has become of posts, by topic, by filters that somebody keeps. */
export function MentionNav({ page, query, topics, waiting, views }: NavProps) {
  const words = page.t.listening;
  const own = views.map((view) => ({ id: view.id, name: view.name ?? "", to: queryOfMentionView(view.filters) }));
  return (
    <nav class="views" aria-label={words.title}>
      <ul>
        {MENTION_TAB_IDS.map((tab) => {
          const to = readMentionQuery({ tab });
          const n = tab === "waiting" ? waiting : null;
          return <Entry to={to} text={words.tabs[tab]} n={n} current={same(to, query)} more={page.t.list.views.more} />;
        })}
      </ul>
      {topics.length > 0 ? <h2>{words.saved.topics}</h2> : null}
      <ul>
        {topics
          .filter(({ active }) => active)
          .map(({ id, name }) => {
            const to = readMentionQuery({ topic: id });
            return <Entry to={to} text={name} n={null} current={same(to, query)} more="" />;
          })}
      </ul>
      {own.length > 0 ? <h2>{words.saved.title}</h2> : null}
      <ul>
        {own.map(({ name, to }) => (
          <Entry to={to} text={name} n={null} current={same(to, query)} more="" />
        ))}
      </ul>
      {own.length > 0 ? (
        <a class="views-manage" href="/console/views?list=mentions">
          <Icon name="settings" />
          {page.t.list.views.manage}
        </a>
      ) : null}
      {page.actor && may(page.actor, "topic.manage") ? (
        <a class="views-manage" href="/console/topics">
          <Icon name="settings" />
          {words.saved.manage}
        </a>
      ) : null}
    </nav>
  );
}

interface EntryProps {
  to: MentionQuery;
  text: string;
  n: number | null;
  current: boolean;
  /** Said of a thousand and more. */
  more: string;
}

const Entry = ({ to, text, n, current, more }: EntryProps) => (
  <li>
    <a class="view" href={mentionsUrl(to)} aria-current={current ? "page" : undefined}>
      <span>{text}</span>
      {n === null ? null : <span class="count">{n >= 1_000 ? more : n}</span>}
    </a>
  </li>
);
