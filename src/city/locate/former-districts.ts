import type { NamesFile, OldWardsFile } from "../pack/places-file.ts";

type Earlier = NamesFile["earlierDistricts"][string];

export const isOf = (old: OldWardsFile[number], { district, wards }: Earlier) =>
  old.district === district && wards.includes(old.name);

/** Names of the districts that an old ward belonged to before its last one. */
export const earlierOf = (old: OldWardsFile[number], all: NamesFile["earlierDistricts"]): string[] =>
  Object.entries(all).flatMap(([name, earlier]) => (isOf(old, earlier) ? [name] : []));

/** District → today's wards made from it, each with the number of old wards it got, parts by area. */
export function districtWeights(oldWards: OldWardsFile): Map<string, Map<string, number>> {
  const weights = new Map<string, Map<string, number>>();
  for (const { district, wards } of oldWards) {
    const parts = weights.get(district) ?? new Map<string, number>();
    for (const { code, share } of wards) parts.set(code, (parts.get(code) ?? 0) + (share ?? 1 / wards.length));
    weights.set(district, parts);
  }
  return weights;
}

/** Ward code → the districts it was made from, the largest part first. */
export function formerDistricts(weights: ReadonlyMap<string, ReadonlyMap<string, number>>): Map<string, string[]> {
  const parts = new Map<string, [district: string, weight: number][]>();
  for (const [district, wards] of weights)
    for (const [code, weight] of wards) parts.set(code, [...(parts.get(code) ?? []), [district, weight]]);
  return new Map(
    [...parts].map(([code, from]) => [code, from.sort((a, b) => b[1] - a[1]).map(([district]) => district)]),
  );
}
