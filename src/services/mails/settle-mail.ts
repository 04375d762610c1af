import { and, eq, inArray, sql } from "drizzle-orm";
import { mails } from "#src/db/schema/index.ts";
import type { Failure } from "#src/domain/sending.ts";
import type { SendResult } from "#src/ports/sender.ts";
import type { Ctx } from "../ctx.ts";
import { backoffMs } from "../outbox/backoff.ts";
import type { MailRow } from "./claim-mail.ts";

/** Between looks at a mail server that does not let us in. */
const GATEWAY_PAUSE_MS = 15 * 60_000;
/** A brief of yesterday is still worth reading: after a quick start it is tried every half hour for a day. */
const QUICK_TRIES = 8;
const SLOW_MS = 30 * 60_000;
const MOST_TRIES = QUICK_TRIES + 48;

/** Writes down how a try ended; nothing when somebody else has settled it meanwhile. */
export async function settleMail(ctx: Ctx, row: MailRow, result: SendResult | "nothing_to_say"): Promise<void> {
  const set = result === "nothing_to_say" ? { state: "cancelled" as const } : outcome(ctx, row, result);
  await ctx.db.transaction(async (tx) => {
    await tx.execute(sql`set local synchronous_commit = on`);
    await tx
      .update(mails)
      .set({ ...set, claimedUntil: null })
      .where(
        and(
          eq(mails.id, row.id),
          eq(mails.attempts, row.attempts),
          inArray(mails.state, ["queued", "sending", "maybe_sent"]),
        ),
      );
  });
  if (result === "nothing_to_say" || result.ok) return;
  const { failure, code } = result;
  ctx.log.warn({ mailId: row.id, kind: row.kind, failure, code, outcome: set.state }, "a mail was not sent");
}

function outcome(ctx: Ctx, row: MailRow, result: SendResult): Partial<MailRow> {
  if (result.ok) return { state: "sent", sentAt: ctx.now(), failure: null, failureCode: null, failureReason: null };
  const { failure, code, reason, retryAfterMs } = result;
  const told = { failure, failureCode: code, failureReason: reason };
  if (failure === "unclear") return { ...told, state: "maybe_sent" };
  const again = (ms: number) => ({ ...told, state: "queued" as const, sendAfter: new Date(ctx.now().getTime() + ms) });
  // Nothing is lost: it waits until somebody has mended the settings.
  if (failure === "account" || failure === "token") return again(GATEWAY_PAUSE_MS);
  if (passes(failure) && row.attempts < MOST_TRIES) {
    const pauseMs = row.attempts < QUICK_TRIES ? backoffMs(failure, row.attempts, row.id) : SLOW_MS;
    return again(Math.max(retryAfterMs ?? 0, pauseMs));
  }
  return { ...told, state: "failed" };
}

const passes = (failure: Failure): failure is "defer" | "transient" => failure === "defer" || failure === "transient";
