import { sql } from "drizzle-orm";
import type { Tx } from "#src/db/client.ts";

/** Any number that nothing else in the database uses; "ALRT" in ASCII. Whoever holds it counts hours and raises alerts. */
const ALERT_LOCK = 0x414c5254;

/** @returns false when another worker is at it; held until the transaction ends */
export async function lockAlerts(tx: Tx): Promise<boolean> {
  const [row] = await tx.execute<{ held: boolean }>(sql`select pg_try_advisory_xact_lock(${ALERT_LOCK}) as held`);
  return row?.held ?? false;
}
