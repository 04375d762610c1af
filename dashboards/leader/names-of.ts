import type { City } from "#src/city/city.ts";
import { sectorLabel } from "#src/domain/sectors.ts";
import type { LeaderQuery } from "./leader-query.ts";

/** What the figures are narrowed to, as people call it. */
export function namesOf(city: City, { filter: { ward, unit, sector } }: Pick<LeaderQuery, "filter">): string[] {
  return [
    ward && (city.ward(ward)?.name ?? ward),
    unit && (city.unit(unit)?.name ?? unit),
    sector && sectorLabel(sector),
  ].flatMap((name) => (name ? [name] : []));
}
