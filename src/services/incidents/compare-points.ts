import { neighboursOf } from "#src/city/neighbours.ts";
import { type PairScore, scorePair } from "#src/domain/incidents/score-pair.ts";
import type { Ctx } from "../ctx.ts";
import { likenessOf } from "../similar/nearness.ts";
import type { ReadPoint } from "./read-points.ts";

type Told = Pick<ReadPoint, "point"> & Partial<Pick<ReadPoint, "embedding">>;

/** How likely two tell of one event, with what the city and the model know of them. */
export function comparePoints({ city }: Pick<Ctx, "city">, a: Told, b: Told): PairScore {
  const [one, other] = [a.point.wardCode, b.point.wardCode];
  return scorePair(a.point, b.point, {
    likeness: likenessOf(a.embedding ?? undefined, b.embedding ?? undefined),
    neighbours: one !== null && other !== null && neighboursOf(city, one).has(other),
  });
}
