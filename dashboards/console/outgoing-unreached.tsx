import { DateTime } from "#dashboards/components/date-time.tsx";
import { Icon } from "#dashboards/components/icon.tsx";
import type { Page } from "#dashboards/page.ts";
import type { HistoryEntry } from "#src/services/tickets/history.ts";

const MOST = 3;

/** What the citizen should have been told and could not be: no bubble shows it, so the latest are lines of their own. */
export function OutgoingUnreached({ page, history }: { page: Page; history: readonly HistoryEntry[] }) {
  const { t } = page;
  const missed = history.filter(({ to }) => to.unreachable === true).slice(-MOST);
  if (missed.length === 0) return null;
  return (
    <ul class="unreached">
      {missed.map(({ at, action }) => (
        <li>
          <Icon name="alert-triangle" />
          <span>
            {t.reply.unreachedLine(t.console.historyAction[action] ?? action)}{" "}
            <small class="muted">
              <DateTime at={at} />
            </small>
          </span>
        </li>
      ))}
    </ul>
  );
}
