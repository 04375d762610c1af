import type { Unit, Ward } from "./city.ts";
import type { UnitsFile } from "./pack/units-file.ts";

/** "UBND phường Bàn Cờ": the kind in lower case inside a name. */
const inside = (ward: string) => ward.replace(/^\p{Lu}/u, (first) => first.toLowerCase());

/** Every unit: those of the whole city, and each office of each ward. */
export function unitsOf({ wardOffices, units, exceptions }: UnitsFile, wards: readonly Ward[]): Unit[] {
  const city = units.map((unit) => ({ ...unit, wardCode: null }));
  const local = wards.flatMap((ward) =>
    Object.entries(wardOffices).map(([ending, office]) => {
      const id = `${ward.code}-${ending}`;
      const name = `${office.name} ${inside(ward.name)}`;
      const unit: Unit = { id, ...office, name, wardCode: ward.code, ...exceptions[id] };
      const sameWard = unit.parent?.startsWith("ward:") ? unit.parent.slice("ward:".length) : undefined;
      return sameWard === undefined ? unit : { ...unit, parent: `${ward.code}-${sameWard}` };
    }),
  );
  return [...city, ...local];
}
