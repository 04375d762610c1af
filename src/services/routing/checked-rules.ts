import { z } from "zod";
import type { City } from "#src/city/city.ts";
import { faultsOf } from "#src/city/faults-of.ts";
import { RulesFile } from "#src/city/pack/rules-file.ts";
import { UnitsFile } from "#src/city/pack/units-file.ts";
import { AppError } from "#src/errors.ts";

const vietnamese = { error: z.locales.vi().localeError };

/** A document as a routing table that this city can use. @throws {AppError} INVALID with `details.fields` */
export function checkedRules(city: City, document: unknown): RulesFile {
  const rules = parsed(RulesFile, document);
  refuseFaults(city.with({ rules }));
  return rules;
}

/** A document as a list of units that fits the other parts. @throws {AppError} INVALID with `details.fields` */
export function checkedUnits(city: City, document: unknown): UnitsFile {
  const units = parsed(UnitsFile, document);
  refuseFaults(city.with({ units }));
  return units;
}

function parsed<S extends z.ZodType>(schema: S, document: unknown): z.infer<S> {
  const read = schema.safeParse(document, vietnamese);
  if (read.success) return read.data;
  throw new AppError("INVALID", "Nội dung chưa đúng mẫu.", {
    fields: read.error.issues.map(({ path, message }) => ({
      field: path.join("."),
      message: path.length > 0 ? `${path.join(".")}: ${message}` : message,
    })),
  });
}

function refuseFaults(city: City): void {
  const faults = faultsOf(city);
  if (faults.length > 0)
    throw new AppError("INVALID", "Nội dung không khớp với phần khác của cấu hình.", { fields: faults });
}
