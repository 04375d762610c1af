import { Drawing } from "./drawing.tsx";
import { linePath, scale } from "./scale.ts";

const WIDTH = 120;
const HEIGHT = 32;

interface SparklineProps {
  values: readonly (number | null)[];
  target?: number | undefined;
  /** What it shows in words. Without it the line only repeats what stands beside it. */
  label?: string | undefined;
}

/** The way of a figure as one small line with its last point; a gap where nothing was measured. */
export function Sparkline({ values, target, label }: SparklineProps) {
  const known = values.filter((value) => value !== null);
  if (known.length < 2) return null;
  const all = target === undefined ? known : [...known, target];
  const x = scale([0, values.length - 1], [2, WIDTH - 4]);
  const y = scale([Math.min(...all), Math.max(...all)], [HEIGHT - 4, 4]);
  const lastAt = values.findLastIndex((value) => value !== null);
  const last = values[lastAt];
  return (
    <Drawing class="sparkline" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} stretch label={label}>
      {target === undefined ? null : <line class="chart-target" x1="0" x2={WIDTH} y1={y(target)} y2={y(target)} />}
      <path class="sparkline-line" d={linePath(values, x, y)} />
      {last === null || last === undefined ? null : <path class="sparkline-last" d={`M${x(lastAt)} ${y(last)}h0`} />}
    </Drawing>
  );
}
