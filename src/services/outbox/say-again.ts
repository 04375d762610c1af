import { eq } from "drizzle-orm";
import type { Tx } from "#src/db/client.ts";
import { tickets } from "#src/db/schema/index.ts";
import type { Way } from "#src/domain/sending.ts";
import type { Ctx } from "../ctx.ts";
import type { Reach } from "./load-reach.ts";
import { planBubbles } from "./plan-bubbles.ts";
import { queueBubble } from "./queue-bubble.ts";
import type { Saying } from "./say.ts";

export interface Again {
  reach: Reach;
  whole: Omit<Saying, "key">;
  way: Way;
  key: string;
  /** The message that stands in the conversation already. */
  messageId: number | null;
}

/** New rows for words that stand in the conversation already: another way, or the same once more. */
export async function sayAgain(ctx: Ctx, tx: Tx, again: Again): Promise<{ id: number; way: Way }[]> {
  const { reach, whole, way, key, messageId } = again;
  const [ticket] = whole.ticketId
    ? await tx.select({ reference: tickets.reference }).from(tickets).where(eq(tickets.id, whole.ticketId))
    : [];
  const queued: { id: number; way: Way }[] = [];
  for (const [at, bubble] of planBubbles(ctx, way, whole, ticket?.reference ?? null).entries())
    queued.push(await queueBubble(ctx, tx, { reach, saying: whole, bubble, way, key: `${key}-${at + 1}`, messageId }));
  return queued;
}
