import { eq } from "drizzle-orm";
import { outbox } from "#src/db/schema/index.ts";
import type { Senders } from "#src/ports/sender.ts";
import type { Ctx } from "../ctx.ts";
import { sendNextOf } from "./send-next.ts";

/** Sends what waits in the conversation of a row, one after the other, until nothing may go or the time is up. */
export async function sendWaiting(ctx: Ctx, senders: Senders, outboxId: number, signal: AbortSignal): Promise<void> {
  const [row] = await ctx.db
    .select({ conversationId: outbox.conversationId })
    .from(outbox)
    .where(eq(outbox.id, outboxId));
  if (!row) return; // erased since
  while (!signal.aborted && (await sendNextOf(ctx, senders, row.conversationId, signal)));
}
