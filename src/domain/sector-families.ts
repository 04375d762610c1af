import type { SectorId } from "./sectors.ts";

/** Sectors under which one event is often reported: a burst main floods the street and breaks its surface. */
const FAMILIES: readonly (readonly SectorId[])[] = [
  ["road_infrastructure", "drainage_flooding", "water_supply", "trees_parks", "traffic_parking"],
  ["lighting_electricity", "telecom_post", "fire_rescue", "trees_parks"],
  ["noise", "urban_order_construction", "security_order", "traffic_parking"],
  ["waste_environment", "animals", "urban_order_construction", "drainage_flooding", "food_safety"],
  ["food_safety", "health", "education"],
  ["land_admin_procedures", "social_policy", "officials_conduct"],
];

/** The sector itself and those that the same event may be called by. */
export function sectorFamily(sector: string): string[] {
  const members = FAMILIES.filter((family) => family.some((id) => id === sector)).flat();
  return [...new Set<string>([sector, ...members])];
}
