import type { NormalizedEvent } from "#src/ports/channel.ts";
import { saysSomething } from "../delivered-events.ts";
import { type Fields, fieldsOf, idOf, listOf, pointOf, textOf } from "../untrusted-json.ts";
import { attachmentsOf } from "./attachments.ts";
import { type Chat, replyWindow } from "./chat.ts";
import { pageEvent } from "./page-event.ts";

/** A Messenger message: a citizen's, or one of the Page coming back as an echo. */
export function messageEvent(message: Fields, chat: Chat): NormalizedEvent {
  const { fromPage, threadKey, author, occurredAt } = chat;
  const mid = idOf(message.mid) ?? chat.digest;
  const said = contentOf(message);
  return pageEvent({
    kind: fromPage ? "echo" : "message",
    verb: "add",
    eventKey: `mid:${mid}`,
    objectId: mid,
    threadKey,
    author,
    occurredAt,
    ...said,
    facts: fromPage ? echoFacts(message, chat) : messageFacts(message),
    replyHint: replyWindow(chat),
    opensTicket: !fromPage && saysSomething(said),
  });
}

/** A citizen rewrote a message. Not documented in full: without a text of its own it changes nothing. */
export function messageEdited(edit: Fields, chat: Chat): NormalizedEvent {
  const { fromPage, threadKey, author, occurredAt, timestamp } = chat;
  const mid = idOf(edit.mid) ?? chat.digest;
  return pageEvent({
    kind: fromPage ? "echo" : "message",
    verb: "edit",
    eventKey: `edit:${mid}:${idOf(edit.num_edit) ?? timestamp}`,
    objectId: mid,
    threadKey,
    author,
    occurredAt,
    text: textOf(edit.text),
    // Facebook's window begins with a message, not with the change of one.
    replyHint: { publicReply: false, privateReply: true },
  });
}

function contentOf(message: Fields) {
  const points = listOf(message.attachments).map((one) => pointOf(fieldsOf(fieldsOf(one).payload).coordinates));
  return {
    text: textOf(message.text),
    attachments: attachmentsOf(message),
    geo: points.find((point) => point !== undefined),
  };
}

function messageFacts(message: Fields) {
  const facts = {
    quickReply: textOf(fieldsOf(message.quick_reply).payload),
    replyTo: idOf(fieldsOf(message.reply_to).mid),
    ref: textOf(fieldsOf(message.referral).ref),
  };
  return Object.values(facts).some((fact) => fact !== undefined) ? facts : undefined;
}

/** `metadata` is ours when we sent it; without, somebody at the Page wrote in Business Suite. */
function echoFacts(message: Fields, { citizenKey }: Chat) {
  return { metadata: textOf(message.metadata), appId: idOf(message.app_id), recipientId: citizenKey };
}
