import { eq, sql } from "drizzle-orm";
import type { Tx } from "#src/db/client.ts";
import { upkeepSettings } from "#src/db/schema/index.ts";

export type UpkeepPart =
  | "alerts"
  | "retention"
  | "retention-run"
  | "checklist"
  | "listening"
  | "listening-run"
  | "public-texts";

/** @returns what was stored, of whatever form; undefined: nothing yet */
export async function readUpkeep(tx: Tx, part: UpkeepPart): Promise<unknown> {
  const [row] = await tx.select().from(upkeepSettings).where(eq(upkeepSettings.part, part));
  return row?.document;
}

export async function storeUpkeep(tx: Tx, part: UpkeepPart, document: unknown): Promise<void> {
  await tx
    .insert(upkeepSettings)
    .values({ part, document })
    .onConflictDoUpdate({
      target: upkeepSettings.part,
      set: { document, version: sql`${upkeepSettings.version} + 1`, updatedAt: sql`now()` },
    });
}
