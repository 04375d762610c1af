import type { Child } from "hono/jsx";
import type { Dictionary } from "#dashboards/i18n/vi.ts";
import { Axes, ROOM, TargetLine } from "./axes.tsx";
import { ChartFrame, type ChartSeries, cellOf } from "./chart-frame.tsx";
import { linePath, type Scale, scale, ticks } from "./scale.ts";

export interface PlotProps {
  t: Dictionary;
  title: string;
  summary: string;
  /** Names along the bottom; `values` of each series has as many. */
  x: readonly string[];
  xLabel: string;
  series: readonly ChartSeries[];
  format: (value: number) => string;
  target?: { value: number; text: string } | undefined;
  height?: number | undefined;
  width?: number | undefined;
  /** Where the vertical axis begins; bars always begin at nought. */
  min?: number | undefined;
  href?: ((at: number) => string) | undefined;
}

/** Lines over time, the first thickest; each later one also has its own dashes. */
export function LineChart(props: PlotProps & { area?: boolean }) {
  const { x, series, format, target, href, area = false, height = 240, width = 640, min = 0 } = props;
  const step = (width - ROOM.left - ROOM.right) / Math.max(1, x.length);
  const known = series.flatMap(({ values }) => values.filter((value) => value !== null));
  const marks = ticks(min, Math.max(min, ...known, target?.value ?? min));
  const y = scale([marks[0] ?? 0, marks.at(-1) ?? 1], [height - ROOM.bottom, ROOM.top]);
  const xOf = scale([0, Math.max(1, x.length - 1)], [ROOM.left + 8, width - ROOM.right - 8]);
  return (
    <PlotFrame {...props}>
      <svg class="plot" viewBox={`0 0 ${width} ${height}`} aria-hidden="true" focusable="false">
        <Axes width={width} height={height} y={y} marks={marks} format={format} names={x} xOf={xOf} />
        {area && series[0] ? <Area values={series[0].values} x={xOf} y={y} ground={height - ROOM.bottom} /> : null}
        {series.map(({ values }, at) => (
          <path class={`plot-line stroke-${(at % 6) + 1}`} d={linePath(values, xOf, y)} />
        ))}
        {href ? x.map((_, at) => <Hit href={href(at)} x={xOf(at) - step / 2} width={step} height={height} />) : null}
        {target ? <TargetLine y={y(target.value)} text={target.text} width={width} /> : null}
      </svg>
    </PlotFrame>
  );
}

/** Where a pointer may press to see what lies behind a point; the keyboard finds the same link in the table. */
export const Hit = ({ href, x, width, height }: { href: string; x: number; width: number; height: number }) => (
  <a href={href} tabindex={-1}>
    <rect
      class="plot-hit"
      x={Math.round(x * 10) / 10}
      y={ROOM.top}
      width={Math.round(width * 10) / 10}
      height={height - ROOM.top - ROOM.bottom}
    />
  </a>
);

/** Caption, legend and table that lines and bars have in common. */
export function PlotFrame({
  t,
  title,
  summary,
  x,
  xLabel,
  series,
  format,
  href,
  children,
}: PlotProps & { children?: Child }) {
  return (
    <ChartFrame
      t={t}
      title={title}
      summary={summary}
      legend={series.map(({ name }, at) => ({ name, mark: `fill-${(at % 6) + 1}` }))}
      table={{
        head: [xLabel, ...series.map(({ name }) => name)],
        rows: x.map((label, at) => ({
          label,
          href: href?.(at),
          cells: series.map(({ values }) => cellOf(values[at], format)),
        })),
      }}
    >
      {children}
    </ChartFrame>
  );
}

/** Filled to the ground, piece by piece between the gaps. */
function Area({ values, x, y, ground }: { values: readonly (number | null)[]; x: Scale; y: Scale; ground: number }) {
  const pieces: [number, number][][] = [[]];
  values.forEach((value, at) => {
    if (value === null) pieces.push([]);
    else pieces.at(-1)?.push([x(at), y(value)]);
  });
  const drawn = pieces.filter((piece) => piece.length > 1);
  const d = drawn.map((piece) => {
    const top = piece.map(([px, py]) => `${px} ${py}`).join("L");
    return `M${top}L${piece.at(-1)?.[0]} ${ground}L${piece[0]?.[0]} ${ground}Z`;
  });
  return <path class="plot-area" d={d.join("")} />;
}
