import type { NormalizedEvent } from "#src/ports/channel.ts";
import { idOf, listOf } from "../untrusted-json.ts";
import { type Envelope, zaloEvent } from "./envelope.ts";
import { systemEvent } from "./system-event.ts";

/** Messages of ours that reached the citizen's phone, or were seen: an event for each. */
export function receipts(envelope: Envelope): NormalizedEvent[] {
  const { name, message, root } = envelope;
  const named = [message.msg_id, ...listOf(message.msg_ids), root.msg_id, ...listOf(root.msg_ids)];
  const msgIds = [...new Set(named.map(idOf).filter((id) => id !== undefined))];
  const status = name === "user_seen_message" ? "seen" : "received";
  const trackingId = idOf(message.tracking_id);
  if (msgIds.length === 0) return [systemEvent(envelope)];
  return msgIds.map((msgId) =>
    zaloEvent(envelope, {
      kind: "receipt",
      verb: "context",
      eventKey: `${name}:${msgId}`,
      objectId: msgId,
      facts: { status, trackingId },
    }),
  );
}
