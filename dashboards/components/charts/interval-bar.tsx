import { Drawing } from "./drawing.tsx";
import { scale } from "./scale.ts";

interface IntervalProps {
  /** Null: nothing was measured, nothing is drawn. */
  value: number | null;
  /** Ends of the 95 % interval. */
  low?: number | undefined;
  high?: number | undefined;
  min?: number | undefined;
  max?: number | undefined;
  target?: number | undefined;
  /** "92% (90–94%)". Without it the bar only repeats what stands beside it. */
  label?: string | undefined;
  tone?: "good" | "fair" | "bad" | undefined;
}

/** A value as a bar, with the range in which the true one lies as a whisker over its end. */
export function IntervalBar({ value, low, high, min = 0, max = 100, target, label, tone }: IntervalProps) {
  if (value === null) return null;
  const x = scale([min, max], [0, 200]);
  const within = (one: number) => Math.min(200, Math.max(0, x(one)));
  const whisker = low !== undefined && high !== undefined;
  return (
    <Drawing class="interval" viewBox="0 0 200 16" stretch label={label}>
      <rect class="chart-track" y="3" width="200" height="10" rx="2" />
      <rect class={tone ? `fill-${tone}` : "fill-1"} y="3" width={within(value)} height="10" rx="2" />
      {whisker ? (
        <path class="interval-range" d={`M${within(low)} 8H${within(high)}M${within(low)} 4V12M${within(high)} 4V12`} />
      ) : null}
      {target === undefined ? null : <path class="interval-target" d={`M${within(target)} 0V16`} />}
    </Drawing>
  );
}
