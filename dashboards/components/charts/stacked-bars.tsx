import type { Dictionary } from "#dashboards/i18n/vi.ts";
import { ChartFrame } from "./chart-frame.tsx";

export type PartTone = "good" | "fair" | "bad";

interface StackedProps {
  t: Dictionary;
  title: string;
  summary: string;
  /** `values` in the order of `parts`. */
  rows: readonly { label: string; values: readonly number[]; href?: string }[];
  parts: readonly { name: string; tone?: PartTone }[];
  format: (value: number) => string;
  /** Each row fills the width: shares, not amounts. */
  share?: boolean;
  rowLabel?: string;
}

const markOf = (parts: StackedProps["parts"], at: number): string => {
  const tone = parts[at]?.tone;
  return tone ? `fill-${tone}` : `fill-${(at % 6) + 1}`;
};

/** Rows of parts laid end to end; the words beside each row say the amounts. */
export function StackedBars({ t, title, summary, rows, parts, format, share = false, rowLabel = "" }: StackedProps) {
  const sums = rows.map(({ values }) => values.reduce((sum, value) => sum + value, 0));
  const most = Math.max(1e-9, ...sums);
  return (
    <ChartFrame
      t={t}
      title={title}
      summary={summary}
      legend={parts.map(({ name }, at) => ({ name, mark: markOf(parts, at) }))}
      table={{
        head: [rowLabel, ...parts.map(({ name }) => name)],
        rows: rows.map(({ label, href, values }) => ({ label, href, cells: values.map(format) })),
      }}
    >
      <ul class="stack">
        {rows.map(({ label, values, href }, row) => (
          <li>
            <span class="stack-label">{href ? <a href={href}>{label}</a> : label}</span>
            <Stack values={values} whole={share ? (sums[row] ?? 0) : most} parts={parts} />
            <span class="stack-sum">{format(sums[row] ?? 0)}</span>
          </li>
        ))}
      </ul>
    </ChartFrame>
  );
}

function Stack({ values, whole, parts }: { values: readonly number[]; whole: number; parts: StackedProps["parts"] }) {
  const widths = values.map((value) => (whole === 0 ? 0 : (value / whole) * 1000));
  return (
    <svg class="stack-bar" viewBox="0 0 1000 16" preserveAspectRatio="none" aria-hidden="true" focusable="false">
      <rect class="chart-track" width="1000" height="16" />
      {widths.map((width, at) => (
        <rect
          class={`stack-part ${markOf(parts, at)}`}
          x={Math.round(widths.slice(0, at).reduce((sum, one) => sum + one, 0))}
          width={Math.round(width)}
          height="16"
        />
      ))}
    </svg>
  );
}
