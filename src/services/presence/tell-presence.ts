import { sql } from "drizzle-orm";
import type { Tx } from "#src/db/client.ts";

/** Whoever shows this ticket looks again who is at it; services/live passes it on. */
export async function tellPresence(tx: Tx, ticketId: number): Promise<void> {
  await tx.execute(sql`select pg_notify('langnghe_presence', ${String(ticketId)})`);
}
