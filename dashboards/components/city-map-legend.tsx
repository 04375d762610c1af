import { classOf, isOneValue, type ValueClass } from "#dashboards/map/classes.ts";
import type { Page } from "#dashboards/page.ts";
import type { CityMapProps } from "./city-map.tsx";
import type { MapMark } from "./map-hatches.tsx";

/** A line of the legend: its class in words and how many wards are in it; the last one is for those without data. */
export interface LegendLine {
  text: string;
  wards: number;
}

/** With fewer classes the steps between them are larger. */
const STRENGTHS: Record<number, readonly number[]> = { 1: [3], 2: [1, 5], 3: [1, 3, 5], 4: [1, 2, 4, 5] };

export const classNames = (id: string, count: number): MapMark[] =>
  Array.from({ length: count }, (_, at) => ({
    id: `${id}-h${at}`,
    fill: `url(#${id}-h${at})`,
    strength: STRENGTHS[count]?.[at] ?? Math.min(at + 1, 5),
  }));

export function legendOf({ page, city, values, format }: CityMapProps, classes: readonly ValueClass[]): LegendLine[] {
  const counts = classes.map(() => 0);
  for (const { value } of values) {
    const at = value === null ? -1 : classOf(classes, value);
    if (at >= 0) counts[at] = (counts[at] ?? 0) + 1;
  }
  const known = counts.reduce((sum, count) => sum + count, 0);
  const lines = classes.map((one, at) => ({
    text: textOf(page, format, one, { afterZero: isZero(classes[at - 1]), last: at === classes.length - 1 }),
    wards: counts[at] ?? 0,
  }));
  const without = city.wards.length - known;
  return without > 0 ? [...lines, { text: page.t.map.none, wards: without }] : lines;
}

const isZero = (one: ValueClass | undefined): boolean => one !== undefined && isOneValue(one) && one.from === 0;

/** What comes after zero begins above it: its least value may be so small that it is written as zero too. */
function textOf(
  { t }: CityMapProps["page"],
  format: CityMapProps["format"],
  { from, until }: ValueClass,
  { afterZero, last }: { afterZero: boolean; last: boolean },
): string {
  if (from === until) return format(from);
  return afterZero ? t.map.above(format(0), format(until), last) : t.map.range(format(from), format(until), last);
}

interface LegendProps {
  page: Pick<Page, "t">;
  legend: readonly LegendLine[];
  marks: readonly MapMark[];
}

export function MapLegend({ page, legend, marks }: LegendProps) {
  return (
    <ul class="map-legend">
      {legend.map(({ text, wards }, at) => (
        <li>
          {/* As wide as the pattern is in the map, so that the hatch can be compared. */}
          <svg class="map" viewBox="0 0 72 48" aria-hidden="true" focusable="false">
            <path d="M0 0h72v48H0z" fill={marks[at]?.fill} />
          </svg>
          <span>
            {text} <span class="muted">{page.t.map.wards(wards)}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}
