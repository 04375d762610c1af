import type { City, Unit } from "#src/city/city.ts";
import type { UnitsFile } from "#src/city/pack/units-file.ts";
import { AppError } from "#src/errors.ts";
import type { Ctx } from "../ctx.ts";
import { type UnitUse, unitUse } from "./unit-use.ts";

/**
 * A unit may leave the list, or end without a successor, only when nothing depends on it.
 * @throws {AppError} INVALID with `details.fields`: which unit, and how many tickets, lines and people
 */
export async function refuseLostUnits(ctx: Ctx, units: UnitsFile): Promise<void> {
  const after = ctx.city.with({ units });
  const lost = ctx.city.units.filter((unit) => leaves(unit, after));
  const fields: { field: string; message: string }[] = [];
  for (const unit of lost) {
    const use = await unitUse(ctx, unit);
    if (use.openTickets + use.rules.length === 0) continue;
    fields.push({ field: "successor", message: `${unit.name}: ${useInWords(use)}. Vui lòng chọn đơn vị kế thừa.` });
  }
  if (fields.length > 0) throw new AppError("INVALID", "Có đơn vị ngừng hoạt động khi còn việc.", { fields });
}

/** Has somebody who does its work now, and would have nobody. */
const leaves = (unit: Unit, after: City): boolean => goes(after.unit(unit.id)) && !goes(unit);
const goes = (unit: Unit | undefined): boolean => !unit || (unit.validUntil !== undefined && !unit.successor);

export function useInWords({ openTickets, rules }: UnitUse): string {
  const parts = [
    openTickets > 0 ? `còn ${openTickets} phản ánh đang mở` : "",
    rules.length > 0 ? `${rules.length} dòng phân công đang giao cho đơn vị này (${rules.slice(0, 5).join(", ")})` : "",
  ];
  return parts.filter(Boolean).join(", ");
}
