import { randomBytes } from "node:crypto";
import { eq } from "drizzle-orm";
import { channelAccounts, conversations } from "#src/db/schema/index.ts";
import type { Channel } from "#src/domain/channels.ts";
import type { NormalizedEvent } from "#src/ports/channel.ts";
import type { Ctx } from "#src/services/ctx.ts";
import { receiveDelivery } from "#src/services/intake/receive-delivery.ts";
import { takeEvent } from "#src/services/intake/take-event.ts";

/** A Zalo or Facebook account with its citizens, whose messages come in as from its webhook. */
export async function chatAccount(ctx: Ctx, channel: Channel, settings: Record<string, string> = {}) {
  const id = `${channel}-${randomBytes(3).toString("hex")}`;
  await ctx.db.insert(channelAccounts).values({ id, channel, settings, secrets: ctx.box.seal("{}") });
  let sent = 0;
  /** @returns the ticket that it opened or grew */
  const write = async (
    citizen: string,
    text: string,
    change: Partial<NormalizedEvent> = {},
  ): Promise<{ ticketId: number | null }> => {
    const objectId = `${citizen}-${++sent}`;
    const at = ctx.now();
    const event: NormalizedEvent = {
      ...{ channel, kind: "message", eventKey: `message:${objectId}`, objectId, verb: "add" },
      threadKey: `${id}:${citizen}`,
      author: { key: citizen, anonymous: false },
      occurredAt: at.toISOString(),
      text,
      attachments: [],
      replyHint: {
        windowUntil: new Date(at.getTime() + (channel === "zalo" ? 168 : 24) * 3_600_000).toISOString(),
        publicReply: false,
        privateReply: true,
      },
      opensTicket: true,
      ...change,
    };
    const { eventIds } = await receiveDelivery(ctx, { id }, Buffer.from(JSON.stringify(event)), [event]);
    return takeEvent(ctx, eventIds[0] ?? 0);
  };
  const conversationOf = async (citizen: string): Promise<number> => {
    const [row] = await ctx.db
      .select({ id: conversations.id })
      .from(conversations)
      .where(eq(conversations.threadKey, `${id}:${citizen}`));
    return row?.id ?? 0;
  };
  return { id, write, conversationOf };
}
