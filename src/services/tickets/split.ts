import { randomBytes } from "node:crypto";
import { and, eq, inArray } from "drizzle-orm";
import { z } from "zod";
import type { Tx } from "#src/db/client.ts";
import { messages, ticketLinks, tickets } from "#src/db/schema/index.ts";
import { localYear } from "#src/domain/local-time.ts";
import { makeReference } from "#src/domain/reference.ts";
import { foldText } from "#src/domain/text.ts";
import type { TicketView } from "#src/domain/ticket-view.ts";
import { AppError } from "#src/errors.ts";
import { actorKey } from "../actor-key.ts";
import type { Ctx } from "../ctx.ts";
import { deriveTicket } from "../intake/derive-ticket.ts";
import { changeTicket } from "./change-ticket.ts";
import { recordTicketEvent } from "./record-event.ts";
import type { TicketRow } from "./view.ts";
import { words } from "./words.ts";

export const SplitInput = z
  .strictObject({
    /** The part of the citizen's words that is another matter. */
    text: words(4_000, "Vui lòng nhập phần nội dung cần tách.").optional(),
    /** Or whole messages of the ticket. */
    messageIds: z.array(z.coerce.number().int().positive()).min(1).max(100).optional(),
  })
  .refine((input) => (input.text === undefined) !== (input.messageIds === undefined), {
    message: "Vui lòng chọn tin nhắn cần tách, hoặc nhập phần nội dung cần tách.",
    path: ["text"],
  });

/**
 * Two matters in one ticket: the second becomes a ticket of its own, of the same citizen and with the same beginning,
 * and is read, placed and routed anew. What stays is left as it is.
 * @returns the ticket that was split; the new one is in its history, and linked
 * @throws {AppError} INVALID: a message is not of this ticket, or none would stay
 */
export const splitTicket = (
  ctx: Ctx,
  reference: string,
  input: z.infer<typeof SplitInput>,
  expectedVersion?: number,
): Promise<TicketView> =>
  changeTicket(ctx, reference, "split", { expectedVersion }, async (ticket, tx) => {
    const part = await openPart(tx, ticket, input.text ?? "");
    if (input.messageIds) await moveMessages(tx, ticket, part.id, input.messageIds);
    else await quote(tx, ticket, part, input.text ?? "");
    await deriveTicket(tx, part.id);
    await tx.insert(ticketLinks).values({ fromId: ticket.id, toId: part.id, kind: "split", by: actorKey(ctx.actor) });
    const told = { state: "new", channel: ticket.channel, splitFrom: ticket.reference };
    await recordTicketEvent(tx, { ticketId: part.id, actor: ctx.actor, action: "receive", to: told });
    return { set: {}, told: { split: part.reference } };
  });

/** The new ticket; the sweep has it triaged within seconds. */
async function openPart(tx: Tx, ticket: TicketRow, text: string): Promise<{ id: number; reference: string }> {
  const { channel, accountId, conversationId, createdAt, lat, lng, address, trackDigest } = ticket;
  const [part] = await tx
    .insert(tickets)
    .values({
      reference: makeReference(localYear(createdAt), () => randomBytes(1)[0] ?? 0),
      ...{ channel, accountId, conversationId, createdAt, lat, lng, address, trackDigest },
      ...{ text, textFolded: foldText(text) },
    })
    .returning({ id: tickets.id, reference: tickets.reference });
  if (!part) throw new Error("an insert always returns its row");
  return part;
}

async function moveMessages(tx: Tx, ticket: TicketRow, partId: number, ids: number[]): Promise<void> {
  const own = and(eq(messages.ticketId, ticket.id), eq(messages.direction, "in"));
  const moved = await tx
    .update(messages)
    .set({ ticketId: partId })
    .where(and(own, inArray(messages.id, ids)))
    .returning({ id: messages.id });
  if (moved.length !== new Set(ids).size)
    throw new AppError("INVALID", "Có tin nhắn không thuộc phản ánh này.", { field: "messageIds" });
  const [rest] = await tx.select({ id: messages.id }).from(messages).where(own).limit(1);
  if (!rest) throw new AppError("INVALID", "Phải để lại ít nhất một tin nhắn.", { field: "messageIds" });
}

/** The citizen's words stand in the first ticket; the second quotes its part of them. */
async function quote(tx: Tx, ticket: TicketRow, part: { id: number; reference: string }, text: string): Promise<void> {
  const at = ticket.createdAt;
  await tx.insert(messages).values({
    conversationId: ticket.conversationId,
    ticketId: part.id,
    accountId: ticket.accountId,
    objectId: `split-${part.reference}`,
    direction: "in",
    kind: "excerpt",
    text,
    lat: ticket.lat,
    lng: ticket.lng,
    address: ticket.address,
    occurredAt: at,
    receivedAt: at,
    textOf: at.toISOString(),
  });
}
