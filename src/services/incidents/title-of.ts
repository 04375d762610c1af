import { MATTER_TITLES } from "#src/domain/incidents/matter-titles.ts";
import type { Point } from "#src/domain/incidents/point.ts";
import { sectorLabel } from "#src/domain/sectors.ts";
import type { Ctx } from "../ctx.ts";

/**
 * What a proposal is called until a person names it: what it is and in which wards. Streets and houses are left out: they were
 * taken from the words of citizens.
 */
export function titleOf({ city }: Pick<Ctx, "city">, points: readonly Point[]): string {
  const matter = mostOf(points.flatMap(({ matters }) => matters.filter((one) => Object.hasOwn(MATTER_TITLES, one))));
  const sector = mostOf(points.map(({ sector: one }) => one)) ?? "other";
  const what = (matter && MATTER_TITLES[matter]) ?? sectorLabel(sector);
  const wards = [...new Set(points.flatMap(({ wardCode }) => wardCode ?? []))].flatMap(
    (code) => city.ward(code)?.name ?? [],
  );
  if (wards.length === 0) return what;
  return wards.length <= 3
    ? `${what}: ${wards.join(", ")}`
    : `${what}: ${wards.slice(0, 2).join(", ")} và ${wards.length - 2} nơi khác`;
}

/** The one that stands there most often; of equals the first. */
export function mostOf<T>(values: readonly T[]): T | undefined {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].toSorted(([, a], [, b]) => b - a)[0]?.[0];
}
