import { and, eq, sql } from "drizzle-orm";
import type { Tx } from "#src/db/client.ts";
import { ticketEvents } from "#src/db/schema/index.ts";

/** Units that held the ticket and handed it on: a rule must not send it back to one of them. */
export async function unitsThatRefused(tx: Tx, ticketId: number): Promise<string[]> {
  const rows = await tx
    .selectDistinct({ unitId: sql<string>`${ticketEvents.from} ->> 'unitId'` })
    .from(ticketEvents)
    .where(and(eq(ticketEvents.ticketId, ticketId), eq(ticketEvents.action, "transfer")));
  return rows.flatMap(({ unitId }) => (unitId ? [unitId] : []));
}
