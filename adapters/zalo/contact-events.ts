import { e164 } from "#src/domain/phone.ts";
import type { NormalizedEvent } from "#src/ports/channel.ts";
import { fieldsOf, idOf, textOf } from "../untrusted-json.ts";
import { type Envelope, openWindow, zaloEvent } from "./envelope.ts";

/** A citizen follows the OA, which lets us write to them, or no longer does. */
export function following(envelope: Envelope, kind: "follow" | "unfollow"): NormalizedEvent {
  const { name, userId = envelope.digest, timestamp, root } = envelope;
  const source = textOf(root.source);
  return zaloEvent(envelope, {
    kind,
    verb: "add",
    eventKey: `${name}:${userId}:${timestamp}`,
    objectId: userId,
    facts: source ? { source } : undefined,
    replyHint: kind === "follow" ? openWindow(envelope) : { publicReply: false, privateReply: false },
  });
}

/**
 * A citizen answered our request for name, phone and home address. Birthday and sex come along and are left out: no
 * matter needs them.
 */
export function contactShared(envelope: Envelope): NormalizedEvent {
  const { name, userId = envelope.digest, timestamp, root } = envelope;
  const info = fieldsOf(root.info);
  const written = idOf(info.phone);
  const phone = written ? (e164(written) ?? undefined) : undefined;
  const event = zaloEvent(envelope, {
    kind: "contact_shared",
    verb: "add",
    eventKey: `${name}:${userId}:${timestamp}`,
    objectId: userId,
    facts: { ...homeOf(info), phoneAsWritten: phone ? undefined : written },
    replyHint: openWindow(envelope),
  });
  return { ...event, author: { ...event.author, name: textOf(info.name), phone } };
}

/** Where they live, which need not be where a matter lies: a fact, not the event's address. Two forms are in use. */
function homeOf(info: Readonly<Record<string, unknown>>) {
  const full = fieldsOf(info.full_address);
  const ward = textOf(full.user_ward) ?? textOf(info.ward);
  const city = textOf(full.user_city) ?? textOf(info.city);
  const parts = [textOf(full.user_address) ?? textOf(info.address), ward, textOf(info.district), city];
  return { address: parts.filter((part) => part !== undefined).join(", ") || undefined, ward, city };
}
