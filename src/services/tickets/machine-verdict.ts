import { and, desc, eq, ne } from "drizzle-orm";
import type { Tx } from "#src/db/client.ts";
import { verdicts } from "#src/db/schema/index.ts";
import type { Verdict } from "#src/ports/classifier.ts";

/** What the machine said last of a ticket; undefined when it has not answered yet. */
export async function findMachineVerdict(tx: Tx, ticketId: number): Promise<Verdict | undefined> {
  const [row] = await tx
    .select({ verdict: verdicts.verdict })
    .from(verdicts)
    .where(and(eq(verdicts.ticketId, ticketId), ne(verdicts.model, "person")))
    .orderBy(desc(verdicts.id))
    .limit(1);
  // Safe: rows that are not a person's are written by triageTicket from a Verdict.
  return row?.verdict as unknown as Verdict | undefined;
}
