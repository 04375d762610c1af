import type { City } from "#src/city/city.ts";
import { neighboursOf } from "#src/city/neighbours.ts";
import { compare, type Features } from "#src/domain/incidents/features.ts";
import type { Point } from "#src/domain/incidents/point.ts";
import { windowMinutesOf } from "#src/domain/incidents/shape-of.ts";
import { sectorFamily } from "#src/domain/sector-families.ts";
import { chance } from "./chance.ts";
import { between, type ToldPoint } from "./told-points.ts";

export interface Sampled<F> {
  features: F;
  same: boolean;
}

/** Each report of an event is laid beside so many others; of everyday messages a part is. */
const BESIDE = 6;
const EVERYDAY = 0.15;
/** So many of a ward or street are remembered. */
const LANE = 400;

/**
 * Pairs as grouping meets them: a message and some of those before it, of its window and family of sectors, in its ward, one that
 * touches it, or its street. What is told of one thing is rare among them, as it is in a city.
 */
export function samplePairs(told: readonly ToldPoint[], city: City, seed: number): Sampled<Features>[] {
  const draw = chance(seed * 104_729 + 7);
  const lanes = new Map<string, ToldPoint[]>();
  const pairs: Sampled<Features>[] = [];
  for (const one of told) {
    const { point, same } = one;
    if (same.startsWith("event ") || draw.uniform() < EVERYDAY) {
      const before = candidates(point, lanes, city);
      for (let n = Math.min(BESIDE, before.length); n > 0; n--) {
        const other = draw.pick(before);
        const { features } = compare(point, other.point, between(city, point, other.point));
        pairs.push({ features, same: same === other.same });
      }
    }
    for (const lane of lanesOf(point)) lanes.set(lane, [...(lanes.get(lane) ?? []).slice(-LANE), one]);
  }
  return pairs;
}

const lanesOf = ({ wardCode, street }: Point): string[] => [
  ...(wardCode === null ? [] : [`ward ${wardCode}`]),
  ...(street === null ? [] : [`street ${street}`]),
];

function candidates(point: Point, lanes: ReadonlyMap<string, ToldPoint[]>, city: City): ToldPoint[] {
  const around = point.wardCode === null ? [] : [...neighboursOf(city, point.wardCode)].map((code) => `ward ${code}`);
  const family = sectorFamily(point.sector);
  const found = [...lanesOf(point), ...around].flatMap((lane) => lanes.get(lane) ?? []);
  return [...new Set(found)].filter(
    ({ point: other }) =>
      other.personKey !== point.personKey &&
      family.includes(other.sector) &&
      (point.atMs - other.atMs) / 60_000 <= windowMinutesOf(point),
  );
}
