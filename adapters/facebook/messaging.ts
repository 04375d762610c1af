import type { NormalizedEvent } from "#src/ports/channel.ts";
import { sha256Hex } from "../signature.ts";
import { type Fields, fieldsOf, idOf, instantOf, listOf, textOf } from "../untrusted-json.ts";
import { type Chat, replyWindow } from "./chat.ts";
import { messageEdited, messageEvent } from "./message.ts";
import { type Place, pageEvent, systemEvent } from "./page-event.ts";

/** One item of `messaging[]` or `standby[]`. */
export function messagingEvent(item: unknown, place: Place): NormalizedEvent {
  const fields = fieldsOf(item);
  const event = chatEvent(item, fields, chatOf(item, fields, place), place);
  return place.standby ? { ...event, facts: { ...event.facts, standby: true } } : event;
}

function chatEvent(item: unknown, fields: Fields, chat: Chat, place: Place): NormalizedEvent {
  if (fields.message !== undefined) return messageEvent(fieldsOf(fields.message), chat);
  if (fields.message_edit !== undefined) return messageEdited(fieldsOf(fields.message_edit), chat);
  if (fields.postback !== undefined) return postback(fieldsOf(fields.postback), chat);
  if (fields.delivery !== undefined) return receipt("delivery", fieldsOf(fields.delivery), chat);
  if (fields.read !== undefined) return receipt("read", fieldsOf(fields.read), chat);
  if (fields.referral !== undefined) return referral(fieldsOf(fields.referral), chat);
  const { threadKey, author, occurredAt } = chat;
  const name = Object.keys(fields).find((key) => !["sender", "recipient", "timestamp"].includes(key));
  return systemEvent(idOf(name) ?? "messaging", item, place, { threadKey, author, occurredAt });
}

function chatOf(item: unknown, fields: Fields, { pageId, sentAt }: Place): Chat {
  const sender = fieldsOf(fields.sender);
  const senderId = idOf(sender.id) ?? idOf(sender.user_ref);
  const fromPage = senderId === pageId || fieldsOf(fields.message).is_echo === true;
  const psid = fromPage ? idOf(fieldsOf(fields.recipient).id) : senderId;
  const digest = sha256Hex(JSON.stringify(item) ?? "");
  const citizen = psid ? { key: psid, anonymous: false } : { key: `unknown:${digest}`, anonymous: true };
  return {
    fromPage,
    pageId,
    citizenKey: citizen.key,
    author: fromPage ? { key: pageId, anonymous: false } : citizen,
    threadKey: `${pageId}:${citizen.key}`,
    timestamp: idOf(fields.timestamp) ?? "",
    occurredAt: instantOf(fields.timestamp) ?? sentAt,
    digest,
  };
}

/** A pressed button, also "get started": nothing said yet, but `ref` may name the place of the QR code. */
function postback(fields: Fields, chat: Chat): NormalizedEvent {
  const { threadKey, author, occurredAt, citizenKey, timestamp } = chat;
  const payload = textOf(fields.payload);
  const mid = idOf(fields.mid);
  const eventKey = mid ? `pb:${mid}` : `pb:${citizenKey}:${timestamp}:${sha256Hex(payload ?? "")}`;
  return pageEvent({
    kind: "system",
    verb: "context",
    eventKey,
    objectId: mid ?? eventKey,
    threadKey,
    author,
    occurredAt,
    replyHint: replyWindow(chat),
    facts: { event: "postback", payload, title: textOf(fields.title), ...refOf(fields.referral) },
  });
}

/** A link such as m.me/page?ref=… was opened in a thread that exists. */
function referral(fields: Fields, chat: Chat): NormalizedEvent {
  const { threadKey, author, occurredAt, citizenKey, timestamp } = chat;
  const eventKey = `ref:${citizenKey}:${timestamp}:${sha256Hex(textOf(fields.ref) ?? "")}`;
  const facts = { event: "referral", ...refOf(fields) };
  return pageEvent({
    kind: "system",
    verb: "context",
    eventKey,
    objectId: eventKey,
    threadKey,
    author,
    occurredAt,
    facts,
  });
}

function refOf(value: unknown) {
  const { ref, source } = fieldsOf(value);
  return { ref: textOf(ref), refSource: textOf(source) };
}

/** All messages of ours up to `watermark` (epoch ms) were delivered or read; `mids` names some of them, if any. */
function receipt(status: "delivery" | "read", fields: Fields, chat: Chat): NormalizedEvent {
  const watermark = idOf(fields.watermark) ?? "";
  const mids = listOf(fields.mids)
    .map(idOf)
    .filter((mid) => mid !== undefined);
  const eventKey = `rcpt:${chat.citizenKey}:${status}:${watermark || chat.digest}`;
  return pageEvent({
    kind: "receipt",
    verb: "context",
    eventKey,
    objectId: mids[0] ?? eventKey,
    threadKey: chat.threadKey,
    author: chat.author,
    occurredAt: chat.occurredAt,
    facts: { status: status === "read" ? "seen" : "received", watermarkAt: instantOf(watermark), mids },
  });
}
