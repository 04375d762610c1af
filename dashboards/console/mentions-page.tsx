import { AtOnceLine } from "#dashboards/components/at-once-line.tsx";
import { EmptyState } from "#dashboards/components/empty-state.tsx";
import { ErrorSummary } from "#dashboards/components/error-summary.tsx";
import { Flash } from "#dashboards/components/flash.tsx";
import { Icon } from "#dashboards/components/icon.tsx";
import { LayoutStaff } from "#dashboards/components/layout-staff.tsx";
import type { Page } from "#dashboards/page.ts";
import type { City } from "#src/city/city.ts";
import { may } from "#src/domain/policy.ts";
import type { MentionPage } from "#src/services/listening/load-mention.ts";
import type { SourceName } from "#src/services/listening/source-names.ts";
import type { MentionView } from "#src/services/listening/view.ts";
import type { TopicView } from "#src/services/topics/view.ts";
import type { ViewCount } from "#src/services/views/list-views.ts";
import type { MentionAttempt } from "./mention-acts.tsx";
import { MentionAlarm } from "./mention-alarm.tsx";
import { MentionDetail } from "./mention-detail.tsx";
import { MentionFilters } from "./mention-filters.tsx";
import { MentionList } from "./mention-list.tsx";
import { MentionNav } from "./mention-nav.tsx";
import { type MentionQuery, mentionsUrl, mentionUrl } from "./mention-query.ts";
import { type UndoableMention, UndoMention } from "./mention-undo.tsx";
import { SaveMentionView } from "./mention-views.tsx";

export interface MentionsPageProps {
  page: Page;
  query: MentionQuery;
  city: City;
  items: readonly MentionView[];
  next: string | null;
  /** Critical ones that nobody has looked at; `ALARMS` at most. */
  alarms: readonly MentionView[];
  waiting: number;
  topics: readonly TopicView[];
  sources: readonly SourceName[];
  views: readonly ViewCount[];
  /** The one that stands open. */
  open: MentionPage | undefined;
  /** It was asked for by its address: on a phone it is shown in place of the list. */
  asked: boolean;
  attempt?: MentionAttempt | undefined;
  /** What is wrong with the words that were searched for. */
  fault?: string | undefined;
  flash?: string | undefined;
  undoable?: UndoableMention | undefined;
  /** Why something without a form of its own could not be done. */
  refused?: string | undefined;
}

/** The desk for what people say in public: where to look, what is there, and one post open beside it. */
export function MentionsPage(props: MentionsPageProps) {
  const { page, query, open, undoable } = props;
  const words = page.t.listening;
  const Title = props.asked ? "h2" : "h1";
  return (
    <LayoutStaff page={page} title={words.title} script={["mentions.js", "at-once.js"]}>
      <Flash text={undoable ? undefined : props.flash} />
      <UndoMention page={page} query={query} undoable={undoable} />
      <AtOnceLine page={page} />
      <ErrorSummary
        title={page.t.common.errorTitle}
        errors={props.refused ? [{ field: "", message: props.refused }] : []}
      />
      <MentionAlarm page={page} alarms={props.alarms} />
      {/* On a phone one post hides the list, and with it what would be the page's title. */}
      {props.asked ? <h1 class="sr">{words.title}</h1> : null}
      <div class={props.asked ? "mentions is-one" : "mentions is-list"}>
        <MentionNav {...props} />
        <section class="mentions-list" aria-labelledby="mentions-title">
          <div class="list-head">
            <Title id="mentions-title">{words.title}</Title>
            {page.actor && may(page.actor, "mention.decide") ? (
              <a class="button button-quiet" href="/console/mentions/paste" data-key="l" data-says={words.keys.paste}>
                <Icon name="link" />
                {words.paste.open}
              </a>
            ) : null}
          </div>
          <MentionFilters {...props} fault={props.fault} />
          <SaveMentionView page={page} query={query} views={props.views} />
          <MentionList page={page} query={query} items={props.items} next={props.next} openId={open?.mention.id} />
        </section>
        <section class="mentions-open" aria-label={words.one.post}>
          {open ? (
            <Open {...props} open={open} />
          ) : (
            <EmptyState icon="inbox" title={words.list.choose} text={words.list.emptyText} />
          )}
        </section>
      </div>
    </LayoutStaff>
  );
}

function Open({ open, ...props }: MentionsPageProps & { open: MentionPage }) {
  const { page, query, items } = props;
  const words = page.t.listening.list;
  const at = items.findIndex(({ id }) => id === open.mention.id);
  const before = at > 0 ? items[at - 1]?.id : undefined;
  const after = at >= 0 ? items[at + 1]?.id : items[0]?.id;
  return (
    <>
      <nav class="ticket-nav" aria-label={words.through}>
        <a href={mentionsUrl(query, { cursor: query.cursor })} data-key="u" data-says={words.back}>
          <Icon name="chevron-left" />
          {words.back}
        </a>
        <span class="ticket-steps">
          {before ? (
            <a href={mentionUrl(query, before)} data-key="k" data-says={page.t.listening.keys.previous} rel="prev">
              <Icon name="chevron-left" />
              <span>{words.previous}</span>
              <kbd>k</kbd>
            </a>
          ) : null}
          {after ? (
            <a href={mentionUrl(query, after)} data-key="j" data-says={page.t.listening.keys.next} rel="next">
              <span>{words.next}</span>
              <kbd>j</kbd>
              <Icon name="chevron-right" />
            </a>
          ) : null}
        </span>
      </nav>
      <MentionDetail {...props} data={open} mention={open.mention} next={after} />
    </>
  );
}
