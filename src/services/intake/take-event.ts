import { sql } from "drizzle-orm";
import type { NormalizedEvent } from "#src/ports/channel.ts";
import { takeItem, triageTicket } from "#src/ports/jobs.ts";
import { recordConsent } from "../contacts/record-consent.ts";
import { takeWithdrawal } from "../contacts/take-withdrawal.ts";
import { takeRatingAnswer } from "../csat/by-chat.ts";
import type { Ctx } from "../ctx.ts";
import { answerMessage } from "../dialogue/answer-message.ts";
import { hearMessage } from "../dialogue/hear-message.ts";
import { takePress } from "../dialogue/take-press.ts";
import { attachToTicket } from "./attach-to-ticket.ts";
import { fromCitizensSide } from "./citizens-side.ts";
import { foldCall } from "./fold-call.ts";
import { foldContact } from "./fold-contact.ts";
import { foldEcho, foldOwnComment } from "./fold-echo.ts";
import { foldMention } from "./fold-mention.ts";
import { foldMessage } from "./fold-message.ts";
import { foldRating } from "./fold-rating.ts";
import { foldReceipt } from "./fold-receipt.ts";
import { tellOfMissedCall } from "./tell-of-missed-call.ts";

/**
 * Lets one received event take effect: contact, conversation, message, ticket. May run any number of times and from
 * any number of workers: the pending row is deleted in the same transaction, so the effect happens once.
 * @returns the ticket that was opened or has grown
 */
export async function takeEvent(ctx: Ctx, eventId: number): Promise<{ ticketId: number | null }> {
  let itemIds: number[] = [];
  const ticketId = await ctx.db.transaction(async (tx) => {
    // One author on one thread, one event at a time: two quick messages cannot open two tickets.
    const [row] = await tx.execute<{ event: string; account_id: string; received_at: string }>(sql`
      with claimed as (delete from pending_events where event_id = ${eventId} returning event_id, lane)
      select event, account_id, received_at, pg_advisory_xact_lock(lane) from claimed join raw_events on id = event_id`);
    if (!row) return null; // done already, or erased since
    // Safe: written by receiveDelivery from a NormalizedEvent.
    const event = fromCitizensSide(JSON.parse(row.event) as NormalizedEvent);
    const folding = { ctx, tx, event, accountId: row.account_id, receivedAt: new Date(row.received_at) };
    if (!(await isMention(folding))) return fold(folding);
    itemIds = await foldMention(folding);
    return null;
  });
  if (ticketId !== null) await ctx.jobs.add(triageTicket, { ticketId });
  await ctx.jobs.addMany(
    takeItem,
    itemIds.map((itemId) => ({ itemId })),
  );
  return { ticketId };
}

/** One event on its way into the tables. */
export interface Folding {
  ctx: Ctx;
  tx: Parameters<Parameters<Ctx["db"]["transaction"]>[0]>[0];
  event: NormalizedEvent;
  accountId: string;
  receivedAt: Date;
}

/** Said about us, not to us. A rating is one only where it names no ticket of ours. */
async function isMention(folding: Folding): Promise<boolean> {
  const { kind } = folding.event;
  return kind === "mention" || (kind === "rating" && !(await foldRating(folding)));
}

/** @returns the ticket that now waits for triage, if any */
async function fold(folding: Folding): Promise<number | null> {
  switch (folding.event.kind) {
    case "rating": // folded already
      return null;
    case "follow":
    case "unfollow":
    case "contact_shared":
      await foldContact(folding);
      return null;
    case "receipt":
      await foldReceipt(folding);
      return null;
    case "echo":
      await foldEcho(folding);
      return null;
    case "system":
      await takePress(folding);
      await takeWithdrawal(folding);
      return null;
    default: {
      if (folding.event.verb === "context" && (await foldOwnComment(folding))) return null;
      const message = await foldMessage(folding);
      await recordConsent(folding, message);
      // Somebody blocked: kept, and no more. An answer to a question of ours is no matter of its own.
      const settled = (message.blocked && message.ticketId === null) || (await takeRatingAnswer(folding, message));
      const heard = settled ? null : await hearMessage(folding, message);
      const ticketId = settled ? null : await attachToTicket(folding, message, heard);
      if (heard) await answerMessage(folding, message, heard, ticketId);
      if (folding.event.kind === "call") await foldCall(folding, ticketId ?? message.ticketId);
      if (folding.event.kind === "call" && !message.blocked) await tellOfMissedCall(folding, message.conversationId);
      return ticketId;
    }
  }
}
