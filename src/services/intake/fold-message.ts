import { sql } from "drizzle-orm";
import { conversations, messages } from "#src/db/schema/index.ts";
import type { Folding } from "./take-event.ts";

export interface FoldedMessage {
  id: number;
  conversationId: number;
  ticketId: number | null;
}

/**
 * The message, comment or call that an event speaks of, brought up to date. Text and visibility are two registers in
 * which the latest provider time wins, so an edit or removal that overtakes its own "add" ends in the same state.
 */
export async function foldMessage(folding: Folding, contactId: number): Promise<FoldedMessage> {
  const { tx, event, accountId, receivedAt } = folding;
  const conversationId = await foldConversation(folding, contactId);
  const stamp = stampOf(event);
  // A later event of a call may bring only a recording: what says nothing leaves the text as it is.
  const speaks = event.verb !== "remove" && event.text !== undefined;
  const [row] = await tx
    .insert(messages)
    .values({
      conversationId,
      accountId,
      objectId: event.objectId,
      direction: directionOf(event),
      kind: event.kind,
      text: speaks ? (event.text ?? "") : "",
      attachments: event.attachments,
      lat: event.geo?.lat ?? null,
      lng: event.geo?.lng ?? null,
      address: event.address ?? null,
      wardCode: event.wardCode ?? null,
      occurredAt: new Date(event.occurredAt),
      textOf: speaks ? stamp : "",
      hidden: event.verb === "remove",
      hiddenOf: stamp,
      receivedAt,
    })
    .onConflictDoUpdate({
      target: [messages.accountId, messages.objectId],
      set: {
        text: sql`case when excluded.text_of > ${messages.textOf} then excluded.text else ${messages.text} end`,
        attachments: sql`case when jsonb_array_length(excluded.attachments) > 0
            and (excluded.text_of > ${messages.textOf} or jsonb_array_length(${messages.attachments}) = 0)
          then excluded.attachments else ${messages.attachments} end`,
        textOf: sql`greatest(excluded.text_of, ${messages.textOf})`,
        hidden: sql`case when excluded.hidden_of > ${messages.hiddenOf} then excluded.hidden else ${messages.hidden} end`,
        hiddenOf: sql`greatest(excluded.hidden_of, ${messages.hiddenOf})`,
        lat: sql`coalesce(${messages.lat}, excluded.lat)`,
        lng: sql`coalesce(${messages.lng}, excluded.lng)`,
        address: sql`coalesce(${messages.address}, excluded.address)`,
        occurredAt: sql`least(${messages.occurredAt}, excluded.occurred_at)`,
        receivedAt: sql`least(${messages.receivedAt}, excluded.received_at)`,
      },
    })
    .returning({ id: messages.id, conversationId: messages.conversationId, ticketId: messages.ticketId });
  if (!row) throw new Error("an upsert always returns its row");
  return row;
}

async function foldConversation({ tx, event, accountId }: Folding, contactId: number): Promise<number> {
  const windowUntil = event.replyHint.windowUntil ? new Date(event.replyHint.windowUntil) : null;
  const [row] = await tx
    .insert(conversations)
    .values({ accountId, threadKey: event.threadKey, contactId, windowUntil })
    .onConflictDoUpdate({
      target: [conversations.accountId, conversations.threadKey, conversations.contactId],
      set: { windowUntil: sql`greatest(excluded.window_until, ${conversations.windowUntil})` },
    })
    .returning({ id: conversations.id });
  if (!row) throw new Error("an upsert always returns its row");
  return row.id;
}

/** Sorts by provider time; at the same instant a removal beats an edit beats the first text. */
function stampOf(event: Folding["event"]): string {
  const rank = { context: 0, add: 1, edit: 2, remove: 3 }[event.verb];
  return `${event.occurredAt} ${rank} ${event.eventKey}`;
}

function directionOf(event: Folding["event"]): "in" | "out" | "context" {
  if (event.kind === "echo") return "out";
  return event.verb === "context" ? "context" : "in";
}
