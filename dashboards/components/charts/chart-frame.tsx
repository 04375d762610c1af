import type { Child } from "hono/jsx";
import type { Dictionary } from "#dashboards/i18n/vi.ts";

export interface ChartSeries {
  name: string;
  values: readonly (number | null)[];
}

interface FrameProps {
  t: Dictionary;
  title: string;
  /** What the picture shows, in one sentence. */
  summary: string;
  legend: readonly { name: string; mark: string }[];
  /** The same figures in rows, for whoever wants them exactly or does not see the picture. */
  table: {
    head: readonly string[];
    rows: readonly { label: string; href?: string | undefined; cells: readonly string[] }[];
  };
  children?: Child;
}

/** Around every chart: title, sentence, legend, picture, and its twin as a table. */
export function ChartFrame({ t, title, summary, legend, table, children }: FrameProps) {
  return (
    <figure class="chart">
      <figcaption>
        <span class="chart-title">{title}</span>
        <span class="chart-summary">{summary}</span>
      </figcaption>
      {legend.length > 1 ? (
        <ul class="legend" aria-hidden="true">
          {legend.map(({ name, mark }) => (
            <li>
              <svg class="legend-mark" viewBox="0 0 12 12" aria-hidden="true" focusable="false">
                <rect class={mark} width="12" height="12" rx="2" />
              </svg>
              {name}
            </li>
          ))}
        </ul>
      ) : null}
      {children}
      <details class="chart-twin">
        <summary>{t.ui.asTable}</summary>
        <section class="table-frame" aria-label={title} tabindex={0}>
          <table>
            <thead>
              <tr>
                {table.head.map((name) => (
                  <th scope="col">{name}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {table.rows.map(({ label, href, cells }) => (
                <tr>
                  <th scope="row">{href ? <a href={href}>{label}</a> : label}</th>
                  {cells.map((cell) => (
                    <td>{cell}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      </details>
    </figure>
  );
}

/** What the table says where nothing was measured. */
export const cellOf = (value: number | null | undefined, format: (value: number) => string): string =>
  value === null || value === undefined ? "–" : format(value);
