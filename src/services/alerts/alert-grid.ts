import type { City } from "#src/city/city.ts";
import { type DayKind, dayKinds } from "#src/domain/alerts/day-kind.ts";
import { type Grid, makeGrid } from "#src/domain/alerts/grid.ts";
import { SECTOR_IDS } from "#src/domain/sectors.ts";

const grids = new WeakMap<City["wards"], Grid>();

/** Sectors and wards of the city as alerts count them; made once for each list of wards. */
export function alertGrid(city: City): Grid {
  const made = grids.get(city.wards) ?? makeGrid(SECTOR_IDS, city.wards);
  grids.set(city.wards, made);
  return made;
}

/** What each day is: days on which the calendar closes the offices are holidays. */
export const cityDays = (city: City): ((day: number) => DayKind) =>
  dayKinds(city.calendars.days.filter(({ hours }) => hours.length === 0).map(({ on }) => on));
