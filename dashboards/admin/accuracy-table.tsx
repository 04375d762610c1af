import { Meter } from "#dashboards/components/meter.tsx";
import type { Page } from "#dashboards/page.ts";
import type { AccuracyOf } from "#src/services/understanding/accuracy.ts";
import { percent, whole } from "./figures.ts";

interface TableProps {
  page: Page;
  title: string;
  /** What the first column holds. */
  of: string;
  rows: AccuracyOf[];
  nameOf: (row: AccuracyOf) => string;
}

/** A row for each week, channel, …: numbers with bars; on a phone each row is a card. */
export function AccuracyTable({ page, title, of, rows, nameOf }: TableProps) {
  const { t, lang } = page;
  const words = t.understanding;
  return (
    <table class="figures">
      <caption>{title}</caption>
      <thead>
        <tr>
          {[
            of,
            words.tickets,
            words.alone,
            words.decided,
            words.sector,
            words.urgency,
            words.missed,
            words.confidence,
          ].map((name) => (
            <th scope="col">{name}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr>
            <th scope="row">{nameOf(row)}</th>
            <td data-of={words.tickets}>{whole(row.tickets, lang)}</td>
            <Share page={page} of={words.alone} share={row.alone} plain />
            <td data-of={words.decided}>{whole(row.decided, lang)}</td>
            <Share page={page} of={words.sector} share={row.sector} />
            <Share page={page} of={words.urgency} share={row.urgency} />
            <td data-of={words.missed}>
              {row.missedCriticals > 0 ? (
                <strong class="bad">{words.missedOf(row.missedCriticals, row.criticals)}</strong>
              ) : (
                words.missedOf(0, row.criticals)
              )}
            </td>
            <td data-of={words.confidence}>
              {row.confidence === null || row.both === null
                ? words.few
                : `${percent(row.confidence, lang)} / ${percent(row.both, lang)}`}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Share({ page, of, share, plain = false }: { page: Page; of: string; share: number | null; plain?: boolean }) {
  if (share === null) {
    return (
      <td class="muted" data-of={of}>
        {page.t.understanding.few}
      </td>
    );
  }
  return (
    <td data-of={of}>
      <span>{percent(share, page.lang)}</span>
      {plain ? null : <Meter value={share} />}
    </td>
  );
}
