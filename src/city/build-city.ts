import { calendarsOf } from "./calendars.ts";
import type { City, Ward } from "./city.ts";
import { dueBy } from "./due.ts";
import { gazetteer } from "./locate/gazetteer.ts";
import { locateIn } from "./locate/locate.ts";
import type { CityPack } from "./pack/read-pack.ts";
import { routeBy } from "./route.ts";
import { unitsOf } from "./units.ts";

/** The gazetteer takes long to index, and most changes of a city's settings leave it alone. */
const locators = new WeakMap<CityPack["names"], City["locate"]>();

function locator(pack: CityPack): City["locate"] {
  const known = locators.get(pack.names);
  if (known) return known;
  const { wards, oldWards, names } = pack;
  const locate = locateIn(gazetteer({ wards, oldWards, ...names, everyday: new Set(names.everyday) }));
  locators.set(pack.names, locate);
  return locate;
}

/** A city that can answer, from its data. */
export function buildCity(pack: CityPack): City {
  const wards: Ward[] = pack.wards.map(({ code, name, type, lat, lng }) => ({ code, name, type, lat, lng }));
  const units = unitsOf(pack.units, wards);
  const byCode = new Map(wards.map((ward) => [ward.code, ward]));
  const calendars = calendarsOf(pack.calendars);
  const unitById = new Map(units.map((unit) => [unit.id, unit]));
  return {
    id: pack.id,
    name: pack.name,
    wards,
    units,
    locate: locator(pack),
    route: routeBy({ rules: pack.rules, units: unitById, wards: new Map(pack.wards.map((row) => [row.code, row])) }),
    due: dueBy({ policies: pack.policies, calendars, units: unitById }),
    calendar: (id) => calendars.byId.get(id),
    policies: pack.policies,
    ward: (code) => byCode.get(code),
    unit: (id) => unitById.get(id),
  };
}
