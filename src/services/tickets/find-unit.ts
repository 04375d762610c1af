import { eq } from "drizzle-orm";
import type { Tx } from "#src/db/client.ts";
import { units } from "#src/db/schema/index.ts";
import { AppError } from "#src/errors.ts";

/** @throws {AppError} INVALID: the city has no such unit */
export async function findUnit(tx: Tx, unitId: string): Promise<{ id: string; name: string }> {
  const [unit] = await tx.select({ id: units.id, name: units.name }).from(units).where(eq(units.id, unitId));
  if (!unit) throw new AppError("INVALID", "Không có đơn vị này trong danh mục.", { field: "unitId" });
  return unit;
}
