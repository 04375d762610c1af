import { StateBadge } from "#dashboards/components/badges.tsx";
import { Panel } from "#dashboards/components/panel.tsx";
import { formatAge } from "#dashboards/format/span.ts";
import type { Page } from "#dashboards/page.ts";
import { formatDateTime } from "#src/domain/local-time.ts";
import type { SimilarTicket } from "#src/services/similar/similar-tickets.ts";

/** Other tickets that say the same thing; nothing at all when there is none. */
/** Earlier answers go into the reply box by a button of its form: what is typed there stays, with script and without. */
export function SimilarPanel({ page, similar, mayReply }: { page: Page; similar: SimilarTicket[]; mayReply: boolean }) {
  const { t, lang, now } = page;
  const words = t.console.ticket;
  if (similar.length === 0) return null;
  return (
    <Panel icon="copy" title={words.similar}>
      <ol class="similar">
        {similar.map(({ reference, likeness, state, createdAt, ward, answer }) => (
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
            {answer ? (
              <details class="similar-answer">
                <summary>{words.earlier}</summary>
                <blockquote class="words">{answer}</blockquote>
                {mayReply ? (
                  <button
                    class="button button-quiet button-small"
                    type="submit"
                    form="reply-form"
                    formnovalidate
                    name="do"
                    value={`earlier:${reference}`}
                  >
                    {words.insertEarlier}
                  </button>
                ) : null}
              </details>
            ) : null}
          </li>
        ))}
      </ol>
      <p class="muted small">{words.similarHint}</p>
    </Panel>
  );
}
