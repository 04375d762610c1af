import { scoreJoin } from "#src/domain/incidents/score-join.ts";
import type { Ctx } from "../ctx.ts";
import { comparePoints } from "./compare-points.ts";
import type { ReadPoint } from "./read-points.ts";

/**
 * How likely one tells of what those tell who stand for an incident, 0..1; the reasons are of the one that it fits best.
 * @param members how many the incident has
 */
export function fitWith(
  ctx: Pick<Ctx, "city">,
  own: ReadPoint,
  standing: readonly ReadPoint[],
  members: number,
): { score: number; reasons: string[] } {
  const fits = standing.map((one) => ({ point: one.point, ...comparePoints(ctx, own, one) }));
  const [best] = fits.toSorted((a, b) => b.score - a.score);
  return { score: scoreJoin(own.point, fits, members), reasons: best?.reasons ?? [] };
}
