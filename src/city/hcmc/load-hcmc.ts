import type { City, Ward } from "../city.ts";
import { dueOn } from "../due.ts";
import { gazetteer } from "../locate/gazetteer.ts";
import { locateIn } from "../locate/locate.ts";
import { routeBy } from "../route.ts";
import { BEYOND } from "./beyond.ts";
import { OFFICE } from "./calendars.ts";
import { DISTRICT_ALIASES } from "./districts.ts";
import { EVERYDAY } from "./everyday.ts";
import { readOldWards, readWards } from "./pack.ts";
import { RULES } from "./rules.ts";
import { unitsOf } from "./units.ts";

/** Hồ Chí Minh City as it is since 1/7/2025. */
export function loadHcmc(): City {
  const rows = readWards();
  const wards: Ward[] = rows.map(({ code, name, type, lat, lng }) => ({ code, name, type, lat, lng }));
  const units = unitsOf(wards);
  const byCode = new Map(wards.map((ward) => [ward.code, ward]));
  const names = gazetteer({
    wards: rows,
    oldWards: readOldWards(),
    districtAliases: DISTRICT_ALIASES,
    everyday: EVERYDAY,
    beyond: BEYOND,
  });
  return {
    id: "hcmc",
    name: "Thành phố Hồ Chí Minh",
    wards,
    units,
    locate: locateIn(names),
    route: routeBy({
      rules: RULES,
      units: new Map(units.map((unit) => [unit.id, unit])),
      wards: new Map(rows.map((row) => [row.code, row])),
    }),
    due: dueOn(OFFICE),
    ward: (code) => byCode.get(code),
  };
}
