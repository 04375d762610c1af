import type { City, Unit } from "../city.ts";
import type { SettingFault } from "../faults-of.ts";

/** Units that point to units which are not there, or to themselves; ids twice; exceptions for nobody. */
export function* unitFaults({ units, unit, unitsFile }: City): Generator<SettingFault> {
  const seen = new Set<string>();
  for (const one of units) {
    if (seen.has(one.id))
      yield { field: "units.id", message: `Mã đơn vị “${one.id}” đã được dùng. Vui lòng chọn mã khác.` };
    seen.add(one.id);
    if (one.parent !== undefined && !unit(one.parent))
      yield { field: "units.parent", message: `${one.name}: không có đơn vị cấp trên “${one.parent}”.` };
    if (one.successor !== undefined && !unit(one.successor))
      yield { field: "units.successor", message: `${one.name}: không có đơn vị kế thừa “${one.successor}”.` };
    if (one.successor !== undefined && !one.validUntil)
      yield { field: "units.validUntil", message: `${one.name}: có đơn vị kế thừa thì cần ngày ngừng hoạt động.` };
    if (one.validFrom && one.validUntil && one.validUntil < one.validFrom)
      yield { field: "units.validUntil", message: `${one.name}: ngày ngừng hoạt động trước ngày bắt đầu.` };
    for (const key of ["parent", "successor"] as const)
      if (inRing(one, key, unit))
        yield {
          field: `units.${key}`,
          message: `${one.name}: chuỗi ${key === "parent" ? "cấp trên" : "kế thừa"} quay lại chính đơn vị này.`,
        };
  }
  for (const id of Object.keys(unitsFile.exceptions))
    if (!unit(id)) yield { field: `units.exceptions.${id}`, message: `Không có đơn vị “${id}” để đặt ngoại lệ.` };
}

function inRing(start: Unit, key: "parent" | "successor", unit: (id: string) => Unit | undefined): boolean {
  const seen = new Set<string>();
  for (let at: Unit | undefined = start; at; at = unit(at[key] ?? "")) {
    if (seen.has(at.id)) return at.id === start.id;
    seen.add(at.id);
  }
  return false;
}
