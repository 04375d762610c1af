import type { Mailer } from "#src/ports/mailer.ts";
import { planBriefs } from "../briefs/plan-briefs.ts";
import type { Ctx } from "../ctx.ts";
import { forgetUnconfirmed } from "../follows/change-follow.ts";
import { planDigests } from "../follows/plan-digests.ts";
import { forgetMails } from "../mails/forget-mails.ts";
import { type MailWriters, sendMails } from "../mails/send-mails.ts";
import { planNoticeMails } from "../notices/plan-notice-mails.ts";
import { startRepeating } from "./start-repeating.ts";

const EVERY_MS = 15_000;

/**
 * Queues the mails that are due and sends what waits. Without a mail server nothing is queued: years of briefs would go
 * out on the day somebody configures one. @returns stops, breaking off what is in hand
 */
export function startMailing(ctx: Ctx, mailer: Mailer | undefined, writers: MailWriters): () => Promise<void> {
  if (!mailer) return async () => {};
  const stopping = new AbortController();
  const stop = startRepeating(ctx, "mails could not be sent", EVERY_MS, async () => {
    const queued = (await planBriefs(ctx)) + (await planDigests(ctx)) + (await planNoticeMails(ctx));
    const sent = await sendMails(ctx, mailer, writers, stopping.signal);
    await forgetUnconfirmed(ctx);
    await forgetMails(ctx);
    if (queued + sent > 0) ctx.log.info({ queued, inHand: sent }, "mails");
  });
  return async () => {
    stopping.abort();
    await stop();
  };
}
