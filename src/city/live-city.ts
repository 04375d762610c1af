import { buildCity } from "./build-city.ts";
import type { Changes, City } from "./city.ts";
import type { CityPack } from "./pack/read-pack.ts";

export type { Changes } from "./city.ts";

/** A city whose settings may change while it runs: whoever holds `city` always asks the present one. */
export function liveCity(pack: CityPack): { city: City; use(changes: Changes): void } {
  let present = buildCity(pack);
  const city: City = {
    id: pack.id,
    name: pack.name,
    alsoCalled: pack.alsoCalled,
    get wards() {
      return present.wards;
    },
    get units() {
      return present.units;
    },
    get calendars() {
      return present.calendars;
    },
    get policies() {
      return present.policies;
    },
    get rules() {
      return present.rules;
    },
    get unitsFile() {
      return present.unitsFile;
    },
    get templates() {
      return present.templates;
    },
    get knowledge() {
      return present.knowledge;
    },
    get reporting() {
      return present.reporting;
    },
    get boundaries() {
      return present.boundaries;
    },
    get former() {
      return present.former;
    },
    locate: (question) => present.locate(question),
    route: (question) => present.route(question),
    nextUnit: (question) => present.nextUnit(question),
    due: (question) => present.due(question),
    ward: (code) => present.ward(code),
    formerDistricts: (code) => present.formerDistricts(code),
    boundary: (code, at) => present.boundary(code, at),
    unit: (id) => present.unit(id),
    calendar: (id) => present.calendar(id),
    workTime: (id) => present.workTime(id),
    with: (changes) => present.with(changes),
  };
  return {
    city,
    use: (changes) => {
      present = buildCity({ ...pack, ...changes });
    },
  };
}
