import type { Scale } from "./scale.ts";

/** Room around the plot, in the units of the drawing. */
export const ROOM = { left: 60, right: 12, top: 10, bottom: 26 } as const;

interface AxesProps {
  width: number;
  height: number;
  y: Scale;
  marks: readonly number[];
  format: (value: number) => string;
  names: readonly string[];
  /** Middle of each name. */
  xOf: (at: number) => number;
}

/** Lines at round values with their words, and as many names below as fit without touching. */
export function Axes({ width, height, y, marks, format, names, xOf }: AxesProps) {
  const longest = Math.max(1, ...names.map((name) => name.length));
  const every = strideOf(names.length, width, longest * 7.2 + 12);
  const everyOnPhone = every * Math.ceil(strideOf(names.length, width, longest * 13.2 + 16) / every);
  return (
    <>
      {marks.map((mark) => (
        <>
          <line class="chart-grid" x1={ROOM.left} x2={width - ROOM.right} y1={y(mark)} y2={y(mark)} />
          <text class="chart-word" x={ROOM.left - 8} y={y(mark) + 4} text-anchor="end">
            {format(mark)}
          </text>
        </>
      ))}
      {names.map((name, at) => {
        // Counted from the last one: what is newest always has its name.
        const fromEnd = names.length - 1 - at;
        if (fromEnd % every !== 0) return null;
        return (
          <text
            class={fromEnd % everyOnPhone === 0 ? "chart-word" : "chart-word chart-word-wide"}
            x={xOf(at)}
            y={height - 6}
            text-anchor={fromEnd === 0 && every > 1 ? "end" : "middle"}
          >
            {name}
          </text>
        );
      })}
    </>
  );
}

/** Every how many names have room. */
const strideOf = (count: number, width: number, each: number): number =>
  Math.max(1, Math.ceil(count / Math.max(1, Math.floor((width - ROOM.left - ROOM.right) / each))));

/** The aim as a dashed line with its words. */
export function TargetLine({ y, text, width }: { y: number; text: string; width: number }) {
  return (
    <>
      <line class="chart-target" x1={ROOM.left} x2={width - ROOM.right} y1={y} y2={y} />
      <text class="chart-word chart-target-word" x={ROOM.left + 4} y={y - 5}>
        {text}
      </text>
    </>
  );
}
