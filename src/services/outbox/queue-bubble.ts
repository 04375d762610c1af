import type { Tx } from "#src/db/client.ts";
import { outbox } from "#src/db/schema/index.ts";
import type { Way } from "#src/domain/sending.ts";
import type { Ctx } from "../ctx.ts";
import type { Reach } from "./load-reach.ts";
import type { PlannedBubble } from "./plan-bubbles.ts";
import type { Saying } from "./say.ts";

export interface NewBubble {
  reach: Reach;
  saying: Pick<Saying, "ticketId" | "kind" | "byUserId" | "template" | "subject" | "sendAfter">;
  bubble: PlannedBubble;
  way: Way;
  key: string;
  messageId: number | null;
}

/** A row of the outbox, ready to be sent. @throws when the key is taken: whoever calls has looked */
export async function queueBubble(ctx: Ctx, tx: Tx, fresh: NewBubble): Promise<{ id: number; way: Way }> {
  const { reach, saying, bubble, way, key, messageId } = fresh;
  const [row] = await tx
    .insert(outbox)
    .values({
      key,
      ticketId: saying.ticketId ?? null,
      conversationId: reach.conversationId,
      accountId: accountFor(way, reach),
      way,
      to: addressFor(ctx, way, reach),
      kind: saying.kind,
      byUserId: saying.byUserId ?? null,
      body: bubble.text,
      files: bubble.files,
      quickReplies: bubble.quickReplies,
      template: saying.template ?? null,
      subject: saying.subject ?? null,
      messageId,
      sendAfter: saying.sendAfter ?? ctx.now(),
      createdAt: ctx.now(),
    })
    .returning({ id: outbox.id });
  if (!row) throw new Error("an insert always returns its row");
  return { id: row.id, way };
}

/** SMS and e-mail go through gateways of the whole city, which are no accounts. */
function accountFor(way: Way, { account, templateAccount }: Reach): string | null {
  if (way === "sms" || way === "email") return null;
  return way === "zalo_template" ? (templateAccount?.id ?? null) : account.id;
}

/** Phone numbers and e-mail addresses are sealed. */
function addressFor(ctx: Ctx, way: Way, reach: Reach): string {
  if (way === "sms") return ctx.box.seal(reach.phone ?? "");
  if (way === "email") return ctx.box.seal(reach.email ?? "");
  if (way === "zalo_template" && (reach.channel !== "zalo" || reach.anonymous)) return ctx.box.seal(reach.phone ?? "");
  if (way === "facebook_comment" || way === "facebook_private_reply") return reach.last?.objectId ?? reach.authorKey;
  return reach.authorKey;
}
