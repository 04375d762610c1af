import { randomBytes } from "node:crypto";
import { eq } from "drizzle-orm";
import type { Tx } from "#src/db/client.ts";
import { incidents } from "#src/db/schema/index.ts";
import { localYear } from "#src/domain/local-time.ts";
import { makeReference } from "#src/domain/reference.ts";
import { AppError } from "#src/errors.ts";

/** A reference that no incident has; the unique index holds what two draw at the same instant. */
export async function freeIncidentReference(tx: Tx, at: Date): Promise<string> {
  for (let attempt = 0; attempt < 5; attempt++) {
    const reference = makeReference(localYear(at), () => randomBytes(1)[0] ?? 0, "SC");
    const taken = await tx.select({ id: incidents.id }).from(incidents).where(eq(incidents.reference, reference));
    if (taken.length === 0) return reference;
  }
  throw new AppError("UNAVAILABLE", "Hệ thống đang bận, vui lòng thử lại sau ít phút.");
}
