import { sql } from "drizzle-orm";
import type { Tx } from "#src/db/client.ts";
import { parseReference } from "#src/domain/reference.ts";

/**
 * Nobody else changes these tickets until the transaction ends. Always in the order of their ids: two people who merge
 * the same pair in opposite ways wait for each other once, not for ever.
 */
export async function lockTickets(tx: Tx, typed: readonly string[]): Promise<void> {
  const references = typed.map(parseReference).filter((reference) => reference !== null);
  if (references.length === 0) return;
  await tx.execute(sql`select id from tickets where reference in ${references} order by id for update`);
}
