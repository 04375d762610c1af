import { sql } from "drizzle-orm";
import { wantMedia } from "../media/want-media.ts";
import { contactUpsert } from "./fold-contact.ts";
import type { Folding } from "./take-event.ts";

/** A message after an event took effect on it. */
export interface FoldedMessage {
  id: number;
  conversationId: number;
  ticketId: number | null;
  text: string;
  hidden: boolean;
  lat: number | null;
  lng: number | null;
  address: string | null;
  /** Staff have blocked whoever wrote: it is kept, and nothing follows from it. */
  blocked: boolean;
}

interface Row extends Record<string, unknown> {
  id: string;
  conversation_id: string;
  ticket_id: string | null;
  text: string;
  hidden: boolean;
  lat: number | null;
  lng: number | null;
  address: string | null;
  blocked: boolean;
}

/**
 * Contact, conversation and the message, comment or call that an event speaks of, brought up to date in one statement.
 * Text and visibility are two registers in which the latest provider time wins, so an edit or removal that overtakes its
 * own "add" ends in the same state.
 */
export async function foldMessage(folding: Folding): Promise<FoldedMessage> {
  const { tx, event, accountId, receivedAt } = folding;
  const stamp = stampOf(event);
  // A later event of a call may bring only a recording: what says nothing leaves the text as it is.
  const speaks = event.verb !== "remove" && event.text !== undefined;
  const [row] = await tx.execute<Row>(sql`
    with contact as (${contactUpsert(folding)}),
    conversation as (
      insert into conversations as known (account_id, thread_key, contact_id, window_until)
      select ${accountId}, ${event.threadKey}, id, ${event.replyHint.windowUntil ?? null}::timestamptz from contact
      on conflict (account_id, thread_key, contact_id) do update
        set window_until = greatest(excluded.window_until, known.window_until)
      returning id
    ), message as (
    insert into messages as known (conversation_id, account_id, object_id, direction, kind, text, attachments, lat, lng,
      address, ward_code, occurred_at, text_of, hidden, hidden_of, received_at)
    select id, ${accountId}, ${event.objectId}, ${directionOf(event)}, ${event.kind}, ${speaks ? event.text : ""},
      ${JSON.stringify(event.attachments)}::jsonb, ${event.geo?.lat ?? null}::float8, ${event.geo?.lng ?? null}::float8,
      ${event.address ?? null}, ${event.wardCode ?? null}, ${event.occurredAt}::timestamptz, ${speaks ? stamp : ""},
      ${event.verb === "remove"}::boolean, ${stamp}, ${receivedAt.toISOString()}::timestamptz
    from conversation
    on conflict (account_id, object_id) do update set
      text = case when excluded.text_of > known.text_of then excluded.text else known.text end,
      attachments = case when jsonb_array_length(excluded.attachments) > 0
          and (excluded.text_of > known.text_of or jsonb_array_length(known.attachments) = 0)
        then excluded.attachments else known.attachments end,
      text_of = greatest(excluded.text_of, known.text_of),
      hidden = case when excluded.hidden_of > known.hidden_of then excluded.hidden else known.hidden end,
      hidden_of = greatest(excluded.hidden_of, known.hidden_of),
      lat = coalesce(known.lat, excluded.lat), lng = coalesce(known.lng, excluded.lng),
      address = coalesce(known.address, excluded.address), ward_code = coalesce(known.ward_code, excluded.ward_code),
      occurred_at = least(known.occurred_at, excluded.occurred_at),
      received_at = least(known.received_at, excluded.received_at)
    returning id, conversation_id, ticket_id, text, hidden, lat, lng, address)
    select message.*, contact.blocked_at is not null as blocked from message, contact`);
  if (!row) throw new Error("an upsert always returns its row");
  const { text, hidden, lat, lng, address, blocked } = row;
  const id = Number(row.id);
  await wantMedia(folding, id);
  const ticketId = row.ticket_id === null ? null : Number(row.ticket_id);
  return { id, conversationId: Number(row.conversation_id), ticketId, text, hidden, lat, lng, address, blocked };
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
