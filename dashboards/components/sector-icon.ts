import type { SectorId } from "#src/domain/sectors.ts";
import type { IconName } from "./icon.tsx";

/** A picture for each sector; the label always stands beside it. */
export const SECTOR_ICON: Record<SectorId, IconName> = {
  road_infrastructure: "road",
  drainage_flooding: "ripple",
  waste_environment: "trash",
  noise: "volume",
  urban_order_construction: "building-skyscraper",
  traffic_parking: "car",
  lighting_electricity: "bulb",
  water_supply: "droplet",
  trees_parks: "tree",
  security_order: "shield-check",
  fire_rescue: "flame",
  food_safety: "meat",
  health: "stethoscope",
  education: "school",
  land_admin_procedures: "file-text",
  social_policy: "heart-handshake",
  public_transport: "bus",
  telecom_post: "antenna",
  animals: "paw",
  officials_conduct: "id-badge-2",
  other: "dots",
};

// Safe: a lookup by any string is what it is for; an id of an older registry has no entry and gets the dots.
export const sectorIcon = (id: string): IconName => (SECTOR_ICON as Record<string, IconName>)[id] ?? "dots";
