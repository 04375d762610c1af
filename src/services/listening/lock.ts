import { sql } from "drizzle-orm";
import type { Tx } from "#src/db/client.ts";

/** Any number will do, if nobody else in this database takes it. */
const LOCK = 7_150_091;

/** Whoever writes mentions, their counts or their firsts holds this until the transaction ends: milliseconds each. */
export async function holdListening(tx: Tx): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${LOCK})`);
}
