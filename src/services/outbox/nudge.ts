import { sql } from "drizzle-orm";
import type { Tx } from "#src/db/client.ts";
import { sendNext } from "#src/ports/jobs.ts";
import type { Ctx } from "../ctx.ts";

const CHANNEL = "langnghe_outbox";

/**
 * Says that a row waits. PostgreSQL passes it on when the transaction commits and never when it does not: a job that is
 * added before would find nothing.
 */
export async function nudgeSenders(tx: Tx, outboxId: number): Promise<void> {
  await tx.execute(sql`select pg_notify(${CHANNEL}, ${String(outboxId)})`);
}

/**
 * Turns what `nudgeSenders` says into jobs, in a worker. Missed while the connection is away, it is found by the sweep.
 * @returns stops
 */
export async function listenForNudges(ctx: Ctx): Promise<() => Promise<void>> {
  const listening = await ctx.sql.listen(CHANNEL, (payload) => {
    const outboxId = Number(payload);
    if (Number.isSafeInteger(outboxId) && outboxId > 0) void ctx.jobs.add(sendNext, { outboxId });
  });
  return () => listening.unlisten().catch(() => {});
}
