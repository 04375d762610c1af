import { z } from "zod";
import type { City, Unit } from "#src/city/city.ts";
import { UNIT_KINDS, type UnitsFile } from "#src/city/pack/units-file.ts";
import { AppError } from "#src/errors.ts";

const blankIsAbsent = (value: unknown) => (typeof value === "string" && value.trim() === "" ? undefined : value);
const optional = <S extends z.ZodType>(schema: S) => z.preprocess(blankIsAbsent, schema.optional());
const day = z.iso.date("ngày cần có dạng 2026-09-02 và phải có trong lịch");

/** What an administrator may say of a unit; what is empty is taken away. */
export const UnitFields = z.strictObject({
  name: z.string().trim().min(1, "Vui lòng nhập tên đơn vị.").max(200, "Tên dài quá 200 ký tự."),
  kind: optional(z.enum(UNIT_KINDS)),
  parent: optional(z.string().max(80)),
  calendar: optional(z.string().max(80)),
  phone: optional(
    z
      .string()
      .trim()
      .max(40)
      .regex(/^[\d+().\s-]{3,}$/, "Số điện thoại chỉ gồm chữ số, dấu cách, dấu chấm và +."),
  ),
  email: optional(z.email("Địa chỉ thư điện tử chưa đúng.").max(200)),
  validFrom: optional(day),
  validUntil: optional(day),
  successor: optional(z.string().max(80)),
});
export type UnitFields = z.infer<typeof UnitFields>;

/** The list with one unit said otherwise. @throws {AppError} NOT_FOUND */
export const withUnit = (city: City, file: UnitsFile, id: string, fields: UnitFields): UnitsFile =>
  withUnits(city, file, new Map([[id, fields]]));

/** The list with other fields for some units; of a ward's office only what differs from every ward's is kept. */
function withUnits(city: City, file: UnitsFile, changed: ReadonlyMap<string, UnitFields>): UnitsFile {
  const ofCity = new Set(file.units.map(({ id }) => id));
  const units = file.units.map((unit) => {
    const fields = changed.get(unit.id);
    return fields ? { id: unit.id, ...withoutAbsent(fields), name: fields.name } : unit;
  });
  const plain = city.with({ units: { ...file, exceptions: {} } });
  const exceptions = { ...file.exceptions };
  for (const [id, fields] of changed) {
    if (ofCity.has(id)) continue;
    const office = plain.unit(id);
    if (!office) throw new AppError("NOT_FOUND", "Không có đơn vị này.", { id });
    const usual: Record<string, unknown> = { ...office };
    const said = Object.entries(withoutAbsent(fields)).filter(([key, value]) => usual[key] !== value);
    if (said.length > 0) exceptions[id] = Object.fromEntries(said);
    else delete exceptions[id];
  }
  return { ...file, units, exceptions };
}

/** @throws {AppError} INVALID when the id is taken or is none */
export function withNewUnit(city: City, file: UnitsFile, id: string, fields: UnitFields): UnitsFile {
  const wrong = (message: string) => new AppError("INVALID", message, { fields: [{ field: "id", message }] });
  if (!/^[a-z][a-z0-9-]{1,60}$/.test(id))
    throw wrong("Mã đơn vị gồm chữ thường không dấu, số và gạch nối, bắt đầu bằng chữ, ví dụ tt-cay-xanh.");
  if (city.with({ units: file }).unit(id)) throw wrong(`Mã “${id}” đã được dùng. Vui lòng chọn mã khác.`);
  return { ...file, units: [...file.units, { id, ...withoutAbsent(fields), name: fields.name }] };
}

/** The list with another calendar for several units at once: those that are open on Saturday morning. */
export function withCalendar(city: City, file: UnitsFile, ids: readonly string[], calendar: string): UnitsFile {
  const present = city.with({ units: file });
  const changed = ids.map((id): [string, UnitFields] => {
    const unit = present.unit(id);
    if (!unit) throw new AppError("NOT_FOUND", "Không có đơn vị này.", { id });
    return [id, { ...fieldsOf(unit), calendar: calendar || undefined }];
  });
  return withUnits(city, file, new Map(changed));
}

export function fieldsOf({ id: _, wardCode: __, ...said }: Unit): UnitFields {
  return said;
}

const withoutAbsent = <T extends object>(fields: T) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>; // what is left of its own keys
  };
