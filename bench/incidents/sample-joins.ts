import type { City } from "#src/city/city.ts";
import { neighboursOf } from "#src/city/neighbours.ts";
import type { Point } from "#src/domain/incidents/point.ts";
import { type JoinFeatures, joinFeatures } from "#src/domain/incidents/score-join.ts";
import { scorePair } from "#src/domain/incidents/score-pair.ts";
import { windowMinutesOf } from "#src/domain/incidents/shape-of.ts";
import type { Weights } from "#src/domain/incidents/weights.ts";
import { sectorFamily } from "#src/domain/sector-families.ts";
import type { Sampled } from "./sample-pairs.ts";
import { between, type ToldPoint } from "./told-points.ts";

/** As the service: a proposal has three people, and three of the first, the last and those of the ward stand for it. */
const FIRST_FEW = 3;

/** Every message laid beside each event of three reports and more that is going on around it, as if it were an incident without fault. */
export function sampleJoins(
  told: readonly ToldPoint[],
  city: City,
  pairs: Pick<Weights, "weights" | "threshold">,
): Sampled<JoinFeatures>[] {
  const events = new Map<string, Point[]>();
  const joins: Sampled<JoinFeatures>[] = [];
  for (const { point, same } of told) {
    for (const [event, members] of events) {
      if (!isNear(point, members, city)) continue;
      const features = joinFeatures(
        point,
        standingFor(members, point).map((other) => ({
          point: other,
          ...scorePair(point, other, between(city, point, other), pairs),
        })),
        members.length,
      );
      if (features) joins.push({ features, same: same === event });
    }
    if (same.startsWith("event ")) events.set(same, [...(events.get(same) ?? []), point]);
  }
  return joins;
}

function isNear(point: Point, members: readonly Point[], city: City): boolean {
  const last = members.at(-1);
  if (!last || members.length < FIRST_FEW || (point.atMs - last.atMs) / 60_000 > windowMinutesOf(last)) return false;
  const family = sectorFamily(point.sector);
  const isKin = members.some(({ sector, matters }) =>
    family.includes(sector) ? true : matters.some((one) => point.matters.includes(one)),
  );
  if (!isKin || point.wardCode === null) return isKin;
  const around = new Set([point.wardCode, ...neighboursOf(city, point.wardCode)]);
  return members.some(({ wardCode }) => wardCode !== null && around.has(wardCode));
}

function standingFor(members: readonly Point[], { wardCode }: Point): Point[] {
  const here = members.filter((one) => wardCode !== null && one.wardCode === wardCode);
  return [...new Set([...members.slice(0, FIRST_FEW), ...members.slice(-FIRST_FEW), ...here.slice(-FIRST_FEW)])];
}
