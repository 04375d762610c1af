import { sendNext } from "#src/ports/jobs.ts";
import type { Senders } from "#src/ports/sender.ts";
import type { Ctx } from "#src/services/ctx.ts";
import { sendWaiting } from "#src/services/outbox/send-waiting.ts";
import { handler } from "./handler.ts";

export const sendBubbleHandler = (ctx: Ctx, senders: Senders) =>
  handler(sendNext, ({ outboxId }, signal) => sendWaiting(ctx, senders, outboxId, signal));
