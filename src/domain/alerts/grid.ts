import { metresBetween } from "../metres-between.ts";

/** A ward and so many nearest ones are looked at together: a flood does not stop at a ward's border. */
const NEIGHBOURS = 6;

/**
 * What is counted: sectors and wards by their place in these lists. `sectors.length` stands for all sectors together,
 * `wards.length` for messages of which no ward is known.
 */
export interface Grid {
  sectors: readonly string[];
  wards: readonly string[];
  /** Wards of the area around each ward, itself first. */
  around: readonly (readonly number[])[];
  /** The areas in which a ward lies. */
  areasOf: readonly (readonly number[])[];
}

/** What a cell covers: one ward, the area around one, or the city. */
export const LEVELS = ["ward", "area", "city"] as const;
export type Level = (typeof LEVELS)[number];

export function makeGrid(
  sectors: readonly string[],
  wards: readonly { code: string; lat: number; lng: number }[],
): Grid {
  const around = wards.map((centre, self) => {
    const others = wards.map((ward, place) => ({ place, far: metresBetween(centre, ward) }));
    others.sort((a, b) => a.far - b.far || a.place - b.place);
    return [
      self,
      ...others
        .filter(({ place }) => place !== self)
        .slice(0, NEIGHBOURS)
        .map(({ place }) => place),
    ];
  });
  const areasOf: number[][] = wards.map(() => []);
  for (const [area, members] of around.entries()) for (const ward of members) areasOf[ward]?.push(area);
  return { sectors, wards: wards.map(({ code }) => code), around, areasOf };
}

/** The wards of a cell; null: all. */
export function wardsOf(grid: Grid, level: Level, place: number): readonly number[] | null {
  if (level === "city") return null;
  return level === "ward" ? [place] : (grid.around[place] ?? []);
}
