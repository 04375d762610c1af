import type { City } from "#src/city/city.ts";
import { areNeighbours } from "#src/city/neighbours.ts";
import type { Grid } from "#src/domain/alerts/grid.ts";
import type { Between, Point } from "#src/domain/incidents/point.ts";
import { pointOf } from "#src/domain/incidents/point-of.ts";
import { aroundEvents } from "./measure-grouping.ts";
import type { Year } from "./simulate-year.ts";
import type { Half } from "./words/read-tellings.ts";
import { writeYear } from "./words/write-year.ts";

export interface ToldPoint {
  point: Point;
  /** Two with the same tell of one thing. */
  same: string;
}

/** What is told around the events of a made year, read as the service would read it. */
export function toldPoints(year: Year, city: City, grid: Grid, how: { seed: number; half: Half }): ToldPoint[] {
  const fit = aroundEvents(writeYear(year, city, grid, how), year, grid).filter(
    ({ kind }) => kind !== "praise" && kind !== "spam",
  );
  return fit.map(({ told: { atMs, sector, person }, text, lat, lng, same }) => {
    const place = city.locate({ text, lat: lat ?? undefined, lng: lng ?? undefined });
    const [likeliest] = place.candidates;
    const wardCode = place.ward?.code ?? (likeliest && likeliest.p >= 0.5 ? likeliest.code : null);
    const point = pointOf({
      ...{ text, at: new Date(atMs), sector: grid.sectors[sector] ?? "other", wardCode, lat, lng, personKey: person },
      wardName: wardCode === null ? null : (city.ward(wardCode)?.name ?? null),
      street: place.street ?? (place.span ? text.slice(...place.span) : null),
    });
    return { point, same };
  });
}

export const between = (city: City, a: Point, b: Point): Between => ({
  likeness: null,
  neighbours: areNeighbours(city, a.wardCode, b.wardCode),
});
