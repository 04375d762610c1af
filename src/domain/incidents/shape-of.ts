import type { SectorId } from "../sectors.ts";

/** How events of a sector lie in time and space. */
export interface Shape {
  /** After so long, two reports of it are half as likely to be of one event. */
  halfLifeMinutes: number;
  /** How far apart two people stand who see the same event, as a rule. */
  spreadM: number;
  /** At one spot (a pothole, a rubbish heap), not over an area (a flood, a power cut). */
  point: boolean;
}

const HOUR = 60;
const DAY = 24 * HOUR;

/**
 * Judged from how such events run in the city: a tide or a downpour is gone in hours, a power cut within the day, a pothole
 * is reported for weeks. What is not listed is like `other`.
 */
const SHAPES: Partial<Record<SectorId, Shape>> = {
  drainage_flooding: { halfLifeMinutes: 6 * HOUR, spreadM: 900, point: false },
  lighting_electricity: { halfLifeMinutes: 8 * HOUR, spreadM: 700, point: false },
  water_supply: { halfLifeMinutes: 18 * HOUR, spreadM: 1_200, point: false },
  telecom_post: { halfLifeMinutes: 12 * HOUR, spreadM: 1_500, point: false },
  traffic_parking: { halfLifeMinutes: 3 * HOUR, spreadM: 500, point: false },
  fire_rescue: { halfLifeMinutes: 3 * HOUR, spreadM: 500, point: false },
  security_order: { halfLifeMinutes: 8 * HOUR, spreadM: 250, point: true },
  public_transport: { halfLifeMinutes: 6 * HOUR, spreadM: 1_500, point: false },
  food_safety: { halfLifeMinutes: 2 * DAY, spreadM: 600, point: false },
  health: { halfLifeMinutes: 3 * DAY, spreadM: 800, point: false },
  education: { halfLifeMinutes: 4 * DAY, spreadM: 400, point: true },
  noise: { halfLifeMinutes: 1 * DAY, spreadM: 200, point: true },
  trees_parks: { halfLifeMinutes: 2 * DAY, spreadM: 150, point: true },
  animals: { halfLifeMinutes: 3 * DAY, spreadM: 250, point: true },
  waste_environment: { halfLifeMinutes: 7 * DAY, spreadM: 200, point: true },
  urban_order_construction: { halfLifeMinutes: 10 * DAY, spreadM: 120, point: true },
  road_infrastructure: { halfLifeMinutes: 14 * DAY, spreadM: 80, point: true },
};
const OTHER: Shape = { halfLifeMinutes: 2 * DAY, spreadM: 300, point: true };

/** What stands at one spot until it is mended, in sectors whose events otherwise pass. Keys of matters.ts. */
const MATTERS: Record<string, Shape> = {
  street_light: { halfLifeMinutes: 10 * DAY, spreadM: 120, point: true },
  loose_wire: { halfLifeMinutes: 7 * DAY, spreadM: 120, point: true },
  blocked_drain: { halfLifeMinutes: 7 * DAY, spreadM: 120, point: true },
  dirty_water: { halfLifeMinutes: 3 * DAY, spreadM: 800, point: false },
  parking: { halfLifeMinutes: 7 * DAY, spreadM: 150, point: true },
  signal: { halfLifeMinutes: 1 * DAY, spreadM: 120, point: true },
  smell: { halfLifeMinutes: 1 * DAY, spreadM: 800, point: false },
  uncollected: { halfLifeMinutes: 2 * DAY, spreadM: 600, point: false },
  sinkhole: { halfLifeMinutes: 7 * DAY, spreadM: 120, point: true },
};

/** By what it tells of, else by its sector. */
export function shapeOf({ sector, matters }: { sector: string; matters: readonly string[] }): Shape {
  const [special] = matters.flatMap((matter) => (Object.hasOwn(MATTERS, matter) ? (MATTERS[matter] ?? []) : []));
  return special ?? SHAPES[sector as SectorId] ?? OTHER; // unknown ones are `other`
}

/** Further back nothing is looked for: six half-lives. */
const WINDOW_HALF_LIVES = 6;
/** No sector remembers longer: the age at which points are dropped. */
export const LONGEST_MEMORY_DAYS = 28;

export const windowMinutesOf = (told: Parameters<typeof shapeOf>[0]): number =>
  Math.min(shapeOf(told).halfLifeMinutes * WINDOW_HALF_LIVES, LONGEST_MEMORY_DAYS * DAY);
