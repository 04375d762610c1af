import { sql } from "drizzle-orm";
import { rawEvents } from "#src/db/schema/index.ts";
import type { NormalizedEvent } from "#src/ports/channel.ts";
import { triageTicket } from "#src/ports/jobs.ts";
import type { Ctx } from "../ctx.ts";
import { attachToTicket } from "./attach-to-ticket.ts";
import { foldCall } from "./fold-call.ts";
import { foldContact } from "./fold-contact.ts";
import { foldMention } from "./fold-mention.ts";
import { foldMessage } from "./fold-message.ts";
import { foldRating } from "./fold-rating.ts";

/**
 * Lets one received event take effect: contact, conversation, message, ticket. May run any number of times and from
 * any number of workers: the pending row is deleted in the same transaction, so the effect happens once.
 * @returns the ticket that was opened or has grown
 */
export async function takeEvent(ctx: Ctx, eventId: number): Promise<{ ticketId: number | null }> {
  const ticketId = await ctx.db.transaction(async (tx) => {
    const [row] = await tx
      .select({ event: rawEvents.event, accountId: rawEvents.accountId, receivedAt: rawEvents.receivedAt })
      .from(rawEvents)
      .where(sql`${rawEvents.id} = ${eventId}`);
    if (!row) return null; // erased since
    // Safe: written by receiveDelivery from a NormalizedEvent.
    const event = fromCitizensSide(JSON.parse(row.event) as NormalizedEvent);
    // One author on one thread, one event at a time: two quick messages cannot open two tickets.
    const lockKey = `${row.accountId}\n${event.threadKey}\n${event.author.key}`;
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${lockKey}, 0))`);
    const pending = await tx.execute(sql`delete from pending_events where event_id = ${eventId} returning event_id`);
    if (pending.length === 0) return null; // done already
    return fold({ ctx, tx, event, accountId: row.accountId, receivedAt: row.receivedAt });
  });
  if (ticketId !== null) await ctx.jobs.add(triageTicket, { ticketId });
  return { ticketId };
}

/** An echo is our own words; the conversation that it belongs to is the citizen's. */
function fromCitizensSide(event: NormalizedEvent): NormalizedEvent {
  const citizen = event.kind === "echo" ? event.facts?.recipientId : undefined;
  return typeof citizen === "string" ? { ...event, author: { key: citizen, anonymous: false } } : event;
}

/** One event on its way into the tables. */
export interface Folding {
  ctx: Ctx;
  tx: Parameters<Parameters<Ctx["db"]["transaction"]>[0]>[0];
  event: NormalizedEvent;
  accountId: string;
  receivedAt: Date;
}

/** @returns the ticket that now waits for triage, if any */
async function fold(folding: Folding): Promise<number | null> {
  switch (folding.event.kind) {
    case "mention":
      await foldMention(folding);
      return null;
    case "rating":
      if (!(await foldRating(folding))) await foldMention(folding);
      return null;
    case "follow":
    case "unfollow":
    case "contact_shared":
      await foldContact(folding);
      return null;
    case "receipt":
    case "system":
      return null;
    default: {
      const contactId = await foldContact(folding);
      const message = await foldMessage(folding, contactId);
      const ticketId = await attachToTicket(folding, message);
      if (folding.event.kind === "call") await foldCall(folding, ticketId ?? message.ticketId);
      return ticketId;
    }
  }
}
