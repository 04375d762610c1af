import { areNeighbours } from "#src/city/neighbours.ts";
import { type PairScore, scorePair } from "#src/domain/incidents/score-pair.ts";
import type { Ctx } from "../ctx.ts";
import { likenessOf } from "../similar/nearness.ts";
import type { ReadPoint } from "./read-points.ts";

/** How likely two tell of one event, with what the city and the model know of them. */
export function comparePoints({ city }: Pick<Ctx, "city">, a: ReadPoint, b: ReadPoint): PairScore {
  return scorePair(a.point, b.point, {
    likeness: likenessOf(a.embedding ?? undefined, b.embedding ?? undefined),
    neighbours: areNeighbours(city, a.point.wardCode, b.point.wardCode),
  });
}
