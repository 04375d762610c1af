import type { City } from "../city.ts";
import type { SettingFault } from "../faults-of.ts";
import { ABOVE, type Rule } from "../pack/rules-file.ts";

/** What the routing table names and the city has not: units, offices, wards, names of before the merger. */
export function* ruleFaults(city: City): Generator<SettingFault> {
  const names = {
    ward: new Set(city.wards.map(({ code }) => code)),
    formerProvince: new Set(city.former.provinces),
    formerDistrict: new Set(city.former.districts),
  };
  const what = { ward: "địa bàn", formerProvince: "tỉnh, thành cũ", formerDistrict: "quận, huyện cũ" };
  for (const [i, rule] of city.rules.entries()) {
    const line = `Dòng ${i + 1} (${rule.id})`;
    for (const [field, holder] of holdersOf(rule))
      if (!isKnown(city, holder))
        yield {
          field: `rules.${i}.${field}`,
          message: `${line}: không có đơn vị “${holder}”. Vui lòng chọn đơn vị khác.`,
        };
    for (const key of ["ward", "formerProvince", "formerDistrict"] as const)
      for (const name of rule.when[key] ?? [])
        if (!names[key].has(name))
          yield { field: `rules.${i}.when.${key}`, message: `${line}: không có ${what[key]} “${name}”.` };
  }
}

const holdersOf = ({ lead, also }: Rule): [string, string][] => [
  ["lead", lead],
  ...also.map((holder, i): [string, string] => [`also.${i}`, holder]),
];

function isKnown(city: City, holder: string): boolean {
  if (holder === ABOVE) return true;
  const [kind, name = ""] = holder.split(":");
  return kind === "ward" ? Object.hasOwn(city.unitsFile.wardOffices, name) : city.unit(name) !== undefined;
}
