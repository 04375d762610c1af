import { calendarsOf } from "./calendars.ts";
import type { City, Ward } from "./city.ts";
import { dueBy } from "./due.ts";
import { placesOf } from "./locate/places.ts";
import { nextUnitBy } from "./next-unit.ts";
import type { CityPack } from "./pack/read-pack.ts";
import { routeBy, routingTable } from "./route.ts";
import { wardPasts } from "./routing/ward-pasts.ts";
import { unitsOf } from "./units.ts";

/** A city that can answer, from its data. */
export function buildCity(pack: CityPack): City {
  const wards: Ward[] = pack.wards.map(({ code, name, type, lat, lng }) => ({ code, name, type, lat, lng }));
  const units = unitsOf(pack.units, wards);
  const byCode = new Map(wards.map((ward) => [ward.code, ward]));
  const calendars = calendarsOf(pack.calendars);
  const unitById = new Map(units.map((unit) => [unit.id, unit]));
  const pasts = wardPasts(pack);
  const { offsetMinutes } = pack.calendars;
  const table = routingTable({ rules: pack.rules, units: unitById, wards: pasts.byCode, offsetMinutes });
  const route = routeBy(table);
  return {
    id: pack.id,
    name: pack.name,
    alsoCalled: pack.alsoCalled,
    wards,
    units,
    ...placesOf(pack),
    boundaries: pack.boundaries,
    route,
    nextUnit: nextUnitBy(table, unitById),
    due: dueBy({ policies: pack.policies, calendars, units: unitById, route }),
    calendar: (id) => calendars.byId.get(id),
    workTime: calendars.workTime,
    calendars: pack.calendars,
    policies: pack.policies,
    rules: pack.rules,
    unitsFile: pack.units,
    templates: pack.templates,
    reporting: pack.reporting,
    knowledge: pack.knowledge,
    former: pasts.former,
    ward: (code) => byCode.get(code),
    unit: (id) => unitById.get(id),
    with: (changes) => buildCity({ ...pack, ...changes }),
  };
}
