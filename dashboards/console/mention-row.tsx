import { UrgencyBadge } from "#dashboards/components/badges.tsx";
import { Icon, type IconName } from "#dashboards/components/icon.tsx";
import { sectorIcon } from "#dashboards/components/sector-icon.ts";
import { formatAge } from "#dashboards/format/span.ts";
import type { Page } from "#dashboards/page.ts";
import type { MentionState } from "#src/domain/listening/mention-states.ts";
import type { SourceKind } from "#src/domain/listening/source-kinds.ts";
import { formatDateTime } from "#src/domain/local-time.ts";
import { sectorLabel } from "#src/domain/sectors.ts";
import type { MentionView } from "#src/services/listening/view.ts";
import { type MentionQuery, mentionUrl } from "./mention-query.ts";

const SOURCE_ICON: Record<SourceKind, IconName> = {
  facebook_page: "brand-messenger",
  youtube: "player-play",
  newspaper: "book-2",
  webhook: "antenna",
  import: "file-text",
  pasted: "link",
};

/** Where a post stands and when it was posted. */
export function MentionSource({ page, mention }: { page: Page; mention: MentionView }) {
  const postedAt = new Date(mention.postedAt);
  return (
    <span class="mention-source">
      <Icon name={SOURCE_ICON[mention.source.kind]} />
      <span>{mention.source.name}</span>
      <time datetime={mention.postedAt} title={formatDateTime(postedAt)}>
        {formatAge(postedAt, page.now, page.t)}
      </time>
    </span>
  );
}

/** What has become of it, in words; of what waits nothing is said. */
export const MentionMark = ({ page, state }: { page: Page; state: MentionState }) => (
  <span class={`badge mention-${state}`} data-pill hidden={state === "new"}>
    {page.t.listening.states[state]}
  </span>
);

interface RowProps {
  page: Page;
  query: MentionQuery;
  mention: MentionView;
  /** It is the one that stands open. */
  current: boolean;
}

/** One post in the list; its link covers the whole of it. */
export function MentionRow({ page, query, mention, current }: RowProps) {
  const { t, lang } = page;
  const words = t.listening.list;
  return (
    <li
      class={mention.urgency === "critical" ? "mention mention-critical" : "mention"}
      data-mention={mention.id}
      data-subject={mention.id}
    >
      <MentionSource page={page} mention={mention} />
      <a
        class={mention.removed ? "mention-link muted" : "mention-link"}
        href={mentionUrl(query, mention.id)}
        aria-current={current ? "true" : undefined}
      >
        {mention.removed ? words.removed : mention.text.slice(0, 240)}
      </a>
      <span class="mention-facts">
        {mention.urgency === "critical" || mention.urgency === "high" ? (
          <UrgencyBadge urgency={mention.urgency} lang={lang} />
        ) : null}
        <MentionMark page={page} state={mention.state} />
        {mention.sector ? (
          <span>
            <Icon name={sectorIcon(mention.sector)} />
            {sectorLabel(mention.sector, lang)}
          </span>
        ) : (
          <span class="muted">{mention.confidence === null ? words.unread : words.noSector}</span>
        )}
        {mention.ward ? <span>{mention.ward.name}</span> : null}
        {mention.copies > 0 ? (
          <span class="mention-copies">
            <Icon name="copy" />
            {words.copies(mention.copies + 1)}
          </span>
        ) : null}
      </span>
    </li>
  );
}
