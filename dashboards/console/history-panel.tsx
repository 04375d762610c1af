import { DateTime } from "#dashboards/components/date-time.tsx";
import { Panel } from "#dashboards/components/panel.tsx";
import type { Page } from "#dashboards/page.ts";
import type { City } from "#src/city/city.ts";
import type { HistoryEntry } from "#src/services/tickets/history.ts";
import { historyValue } from "./history-value.ts";

/** Everything that happened, newest first: who, when, what from, what to. */
export function HistoryPanel({ page, history, city }: { page: Page; history: HistoryEntry[]; city: City }) {
  const { t, lang } = page;
  if (history.length === 0) return null;
  return (
    <Panel icon="history" title={t.console.ticket.history}>
      <ol class="timeline">
        {history.toReversed().map((entry) => (
          <li>
            <p class="timeline-what">
              <strong>{t.console.historyAction[entry.action] ?? entry.action}</strong> · {entry.actor}
            </p>
            <p class="muted small">
              <DateTime at={entry.at} />
            </p>
            <ul class="changes">
              {Object.entries(entry.to)
                .filter(([field]) => field in t.console.historyField)
                .map(([field, value]) => (
                  <li>
                    {t.console.historyField[field]}: {from(historyValue(field, entry.from[field], city, lang))}
                    <strong>{historyValue(field, value, city, lang)}</strong>
                  </li>
                ))}
            </ul>
            {entry.note ? <p class="words note">{entry.note}</p> : null}
          </li>
        ))}
      </ol>
    </Panel>
  );
}

const from = (before: string) => (before === "—" ? "" : `${before} → `);
