import { Axes, ROOM, TargetLine } from "./axes.tsx";
import { Hit, PlotFrame, type PlotProps } from "./line-chart.tsx";
import { scale, ticks } from "./scale.ts";

/** Upright bars from nought; several series stand beside each other. */
export function BarChart(props: PlotProps) {
  const { x, series, format, target, href, height = 240, width = 640 } = props;
  const known = series.flatMap(({ values }) => values.filter((value) => value !== null));
  const marks = ticks(0, Math.max(1e-9, ...known, target?.value ?? 0));
  const y = scale([0, marks.at(-1) ?? 1], [height - ROOM.bottom, ROOM.top]);
  const step = (width - ROOM.left - ROOM.right) / Math.max(1, x.length);
  const barWidth = Math.round(Math.min(36, (step * 0.72) / Math.max(1, series.length)) * 10) / 10;
  const middle = (at: number) => Math.round((ROOM.left + step * (at + 0.5)) * 10) / 10;
  return (
    <PlotFrame {...props}>
      <svg class="plot" viewBox={`0 0 ${width} ${height}`} aria-hidden="true" focusable="false">
        <Axes width={width} height={height} y={y} marks={marks} format={format} names={x} xOf={middle} />
        {series.flatMap(({ values }, of) =>
          values.map((value, at) =>
            value === null ? null : (
              <rect
                class={`fill-${(of % 6) + 1}`}
                x={Math.round((middle(at) + (of - series.length / 2) * barWidth) * 10) / 10}
                y={y(value)}
                width={Math.max(1, barWidth - 1)}
                height={Math.max(0, Math.round((y(0) - y(value)) * 10) / 10)}
                rx="2"
              />
            ),
          ),
        )}
        {href ? x.map((_, at) => <Hit href={href(at)} x={middle(at) - step / 2} width={step} height={height} />) : null}
        {target ? <TargetLine y={y(target.value)} text={target.text} width={width} /> : null}
      </svg>
    </PlotFrame>
  );
}
