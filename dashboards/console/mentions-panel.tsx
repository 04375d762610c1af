import { Panel } from "#dashboards/components/panel.tsx";
import type { Page } from "#dashboards/page.ts";
import { may } from "#src/domain/policy.ts";
import type { MentionView } from "#src/services/listening/view.ts";
import { MentionSource } from "./mention-row.tsx";

/** The public posts that a ticket came from or that were attached to it, where people can read the answer. */
export function MentionsPanel({ page, mentions }: { page: Page; mentions: readonly MentionView[] }) {
  const words = page.t.listening;
  if (mentions.length === 0) return null;
  const mayOpen = page.actor !== null && may(page.actor, "mention.read");
  return (
    <Panel
      icon="messages"
      title={mentions.some(({ state }) => state === "promoted") ? words.fromMention : words.mentionsOf}
      id="mentions"
    >
      <ul class="mentions-of">
        {mentions.map((mention) => (
          <li>
            <MentionSource page={page} mention={mention} />
            <p class={mention.removed ? "muted" : undefined}>
              {mention.removed ? words.list.removed : mention.text.slice(0, 200)}
            </p>
            <p class="mention-facts">
              {mention.url ? (
                <a href={mention.url} target="_blank" rel="noreferrer noopener">
                  {words.one.open}
                </a>
              ) : null}
              {mayOpen ? <a href={`/console/mentions/${mention.id}`}>{words.trend.seeOne}</a> : null}
              {mention.copies > 0 ? <span>{words.list.copies(mention.copies + 1)}</span> : null}
            </p>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
