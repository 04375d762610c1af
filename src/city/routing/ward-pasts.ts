import type { CityPack } from "../pack/read-pack.ts";
import type { WardPast } from "./subject.ts";

export interface WardPasts {
  byCode: ReadonlyMap<string, WardPast>;
  former: { provinces: readonly string[]; districts: readonly string[] };
}

/** Wards with the province and the districts in which their parts lay before the merger. */
export function wardPasts({ wards, oldWards }: Pick<CityPack, "wards" | "oldWards">): WardPasts {
  const districts = new Map<string, Set<string>>();
  for (const { district, wards: parts } of oldWards)
    for (const { code } of parts) districts.set(code, (districts.get(code) ?? new Set()).add(district));
  const order = new Intl.Collator("vi", { numeric: true });
  const sorted = (names: Iterable<string>) => [...new Set(names)].sort(order.compare);
  return {
    byCode: new Map(wards.map((row) => [row.code, { ...row, formerDistricts: [...(districts.get(row.code) ?? [])] }])),
    former: {
      provinces: sorted(wards.map(({ formerProvince }) => formerProvince)),
      districts: sorted(oldWards.map(({ district }) => district)),
    },
  };
}
