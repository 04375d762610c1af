import { StateBadge } from "#dashboards/components/badges.tsx";
import { Panel } from "#dashboards/components/panel.tsx";
import { formatAge } from "#dashboards/format/span.ts";
import type { Page } from "#dashboards/page.ts";
import { formatDateTime } from "#src/domain/local-time.ts";
import type { SimilarTicket } from "#src/services/similar/similar-tickets.ts";

/** Other tickets that say the same thing; nothing at all when there is none. */
export function SimilarPanel({ page, similar }: { page: Page; similar: SimilarTicket[] }) {
  const { t, lang, now } = page;
  const words = t.console.ticket;
  if (similar.length === 0) return null;
  return (
    <Panel icon="copy" title={words.similar}>
      <ol class="similar">
        {similar.map(({ reference, likeness, state, createdAt, ward }) => (
          <li>
            <span class="similar-top">
              <a href={`/console/tickets/${reference}`}>{reference}</a>
              <StateBadge state={state} lang={lang} />
            </span>
            <span class="muted small">
              {words.likeness(Math.round(likeness * 100))} · {ward?.name ?? t.console.list.noWard} ·{" "}
              <time datetime={createdAt} title={formatDateTime(new Date(createdAt))}>
                {formatAge(new Date(createdAt), now, t)}
              </time>
            </span>
          </li>
        ))}
      </ol>
      <p class="muted small">{words.similarHint}</p>
    </Panel>
  );
}
