import { DateTime } from "#dashboards/components/date-time.tsx";
import { Panel } from "#dashboards/components/panel.tsx";
import type { Page } from "#dashboards/page.ts";
import type { City } from "#src/city/city.ts";
import { parseReference } from "#src/domain/reference.ts";
import type { HistoryEntry } from "#src/services/tickets/history.ts";
import { historyValue, type Words } from "./history-value.ts";

interface HistoryProps {
  page: Page;
  history: HistoryEntry[];
  names: Record<string, string>;
  city: City;
}

/** Everything that happened, newest first: who, when, what from, what to. */
export function HistoryPanel({ page, history, names, city }: HistoryProps) {
  const { t } = page;
  if (history.length === 0) return null;
  const words: Words = { t, lang: page.lang, names, city };
  return (
    <Panel icon="history" title={t.console.ticket.history}>
      <ol class="timeline">
        {history.toReversed().map((entry) => (
          <li>
            <p class="timeline-what">
              <strong>{t.console.historyAction[entry.action] ?? entry.action}</strong> · {t.said(entry.actor)}
            </p>
            <p class="muted small">
              <DateTime at={entry.at} />
            </p>
            <Changes entry={entry} words={words} />
            {entry.note ? <p class="words note">{entry.note}</p> : null}
          </li>
        ))}
      </ol>
    </Panel>
  );
}

function Changes({ entry, words }: { entry: HistoryEntry; words: Words }) {
  const { historyField } = words.t.console;
  const was = (field: string) => historyValue(field, entry.from[field], words);
  const told = Object.entries(entry.to).filter(
    // Some seconds later is no change to a reader; a breach is always at 100 %.
    ([field, value]) =>
      field in historyField &&
      was(field) !== historyValue(field, value, words) &&
      !(entry.action === "breach" && field === "percent"),
  );
  if (told.length === 0) return null;
  return (
    <ul class="history-changes">
      {told.map(([field, value]) => (
        <li>
          {historyField[field]}: {before(was(field))}
          <Value field={field} value={value} words={words} />
        </li>
      ))}
    </ul>
  );
}

const before = (value: string) => (value === "—" ? "" : `${value} → `);

/** Another ticket is a link to it. */
function Value({ field, value, words }: { field: string; value: unknown; words: Words }) {
  const reference = typeof value === "string" ? parseReference(value) : null;
  if (reference)
    return (
      <a class="reference" href={`/console/tickets/${reference}`}>
        {reference}
      </a>
    );
  return <strong>{historyValue(field, value, words)}</strong>;
}
