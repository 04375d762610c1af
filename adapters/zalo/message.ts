import type { NormalizedEvent } from "#src/ports/channel.ts";
import { saysSomething } from "../delivered-events.ts";
import { fieldsOf, idOf, pointOf, textOf } from "../untrusted-json.ts";
import { attachmentsOf } from "./attachments.ts";
import { type Envelope, openWindow, zaloEvent } from "./envelope.ts";

/** A citizen's message: `user_send_*`, or `anonymous_send_*` from somebody who is not signed in to Zalo. */
export function messageIn(envelope: Envelope): NormalizedEvent {
  const said = contentOf(envelope);
  const anonymous = envelope.name.startsWith("anonymous_");
  const event = zaloEvent(envelope, {
    ...identityOf(envelope),
    ...said,
    kind: "message",
    verb: "add",
    replyHint: openWindow(envelope),
    opensTicket: saysSomething(said),
  });
  return anonymous ? { ...event, author: { key: event.author.key, anonymous } } : event;
}

/** Our own message coming back, whether sent by us (known by its id) or by somebody in OA Manager (`adminId`). */
export function messageOut(envelope: Envelope): NormalizedEvent {
  const event = zaloEvent(envelope, {
    ...identityOf(envelope),
    ...contentOf(envelope),
    kind: "echo",
    verb: "add",
    author: { key: envelope.oaId, anonymous: false },
  });
  const adminId = idOf(fieldsOf(envelope.root.sender).admin_id);
  return { ...event, facts: { ...event.facts, adminId, recipientId: envelope.userId } };
}

function identityOf(envelope: Envelope) {
  const { name, msgId = envelope.digest, oaId, userId = msgId, message } = envelope;
  // An answer to somebody anonymous needs both ids; Zalo gives the same visitor a new conversation each time.
  const conversationId = idOf(message.conversation_id);
  const threadKey = [oaId, userId, ...(conversationId ? [conversationId] : [])].join(":");
  const replyTo = idOf(message.quote_msg_id);
  const facts = conversationId || replyTo ? { conversationId, replyTo } : undefined;
  return { eventKey: `${name}:${msgId}`, objectId: msgId, threadKey, facts };
}

function contentOf(envelope: Envelope) {
  const places = [envelope.message.location, ...envelope.attachments.map((one) => fieldsOf(fieldsOf(one).payload))];
  const points = places.map((place) => pointOf(fieldsOf(place).coordinates) ?? pointOf(place));
  return {
    text: textOf(envelope.message.text),
    attachments: attachmentsOf(envelope),
    geo: points.find((point) => point !== undefined),
  };
}
