import { and, eq, inArray } from "drizzle-orm";
import type { Tx } from "#src/db/client.ts";
import { outbox } from "#src/db/schema/index.ts";

const CODE = "job_died";

/** A row whose job gave up waits for a person: the sweep would only add the job again. @returns whether it waited */
export async function giveUpSending(tx: Tx, outboxId: number): Promise<boolean> {
  const given = await tx
    .update(outbox)
    .set({
      state: "failed",
      failure: "payload",
      failureCode: CODE,
      failureReason: "Hệ thống không xử lý được tin này; quản trị viên xem thư chết.",
    })
    .where(and(eq(outbox.id, outboxId), eq(outbox.state, "queued")))
    .returning({ id: outbox.id });
  return given.length > 0;
}

/** What was given up so, and no more than that, waits to be sent again. */
export async function sendAfterAll(tx: Tx, outboxIds: readonly number[]): Promise<void> {
  if (outboxIds.length === 0) return;
  await tx
    .update(outbox)
    .set({ state: "queued", failure: null, failureCode: null, failureReason: null })
    .where(and(inArray(outbox.id, [...outboxIds]), eq(outbox.failureCode, CODE)));
}
