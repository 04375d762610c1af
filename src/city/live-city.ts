import { buildCity } from "./build-city.ts";
import type { City } from "./city.ts";
import type { CityPack } from "./pack/read-pack.ts";

/** Parts of a pack that a running city may have changed. */
export type Changes = Partial<Pick<CityPack, "rules" | "units" | "calendars" | "policies">>;

/** A city whose settings may change while it runs: whoever holds `city` always asks the present one. */
export function liveCity(pack: CityPack): { city: City; use(changes: Changes): void } {
  let present = buildCity(pack);
  const city: City = {
    id: pack.id,
    name: pack.name,
    get wards() {
      return present.wards;
    },
    get units() {
      return present.units;
    },
    get policies() {
      return present.policies;
    },
    locate: (question) => present.locate(question),
    route: (question) => present.route(question),
    due: (question) => present.due(question),
    ward: (code) => present.ward(code),
    unit: (id) => present.unit(id),
    calendar: (id) => present.calendar(id),
  };
  return {
    city,
    use: (changes) => {
      present = buildCity({ ...pack, ...changes });
    },
  };
}
