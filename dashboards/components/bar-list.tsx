import { IntervalBar } from "./charts/interval-bar.tsx";

export interface BarRow {
  label: string;
  href?: string | undefined;
  /** For the length of the bar; null = no data. */
  value: number | null;
  /** The value in words. */
  text: string;
  n?: string | undefined;
  low?: number | undefined;
  high?: number | undefined;
  tone?: "good" | "fair" | "bad" | undefined;
  note?: string | undefined;
}

interface BarListProps {
  caption: string;
  rows: readonly BarRow[];
  /** Where a bar is full. Absent: at the longest. */
  max?: number | undefined;
  target?: { value: number; text: string } | undefined;
  /** A ranking: places are counted. */
  ordered?: boolean;
}

/** Names, bars and values, a line each; n beside each value, so that few cases are not read like many. */
export function BarList({ caption, rows, max, target, ordered = false }: BarListProps) {
  const top = max ?? Math.max(1e-9, target?.value ?? 0, ...rows.map(({ value, high }) => high ?? value ?? 0));
  const List = ordered ? "ol" : "ul";
  return (
    <div class="bar-list">
      <p class="bar-list-caption">
        {caption}
        {target ? <span class="muted"> · {target.text}</span> : null}
      </p>
      <List class={ordered ? "bar-rows bar-rows-ranked" : "bar-rows"}>
        {rows.map((row) => (
          <li>
            <span class="bar-row-label">{row.href ? <a href={row.href}>{row.label}</a> : row.label}</span>
            <span class="bar-row-bar">
              <IntervalBar
                value={row.value}
                low={row.low}
                high={row.high}
                max={top}
                target={target?.value}
                tone={row.tone}
              />
            </span>
            <span class="bar-row-text">
              <strong>{row.text}</strong>
              {row.n ? <small> {row.n}</small> : null}
            </span>
            {row.note ? <span class="bar-row-note">{row.note}</span> : null}
          </li>
        ))}
      </List>
    </div>
  );
}
