import { DateTime } from "#dashboards/components/date-time.tsx";
import type { Page } from "#dashboards/page.ts";
import { DISMISS_REASONS } from "#src/domain/listening/mention-states.ts";
import type { MentionPage } from "#src/services/listening/load-mention.ts";

/** Who decided what, when; folded away, since most posts have one line of it. */
export function MentionHistory({ page, history }: { page: Page; history: MentionPage["history"] }) {
  const words = page.t.listening.one;
  if (history.length === 0) return null;
  return (
    <details class="mention-past">
      <summary>{words.history}</summary>
      <ol>
        {history.map(({ step, facts, by, at }) => (
          <li>
            <DateTime at={at} /> {by ?? words.machine}: {words.steps[step] ?? step}
            {reasonOf(page, facts.reason)}
            {typeof facts.ticket === "string" ? (
              <>
                {" "}
                <a href={`/console/tickets/${facts.ticket}`}>{facts.ticket}</a>
              </>
            ) : null}
          </li>
        ))}
      </ol>
    </details>
  );
}

function reasonOf({ t }: Page, reason: unknown): string {
  const known = DISMISS_REASONS.find((one) => one === reason);
  return known ? ` (${t.listening.reasons[known]})` : "";
}
