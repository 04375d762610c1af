import type { NormalizedEvent } from "#src/ports/channel.ts";
import { idOf, listOf, numberOf, textOf } from "../untrusted-json.ts";
import { type Envelope, zaloEvent } from "./envelope.ts";

/** An answer to our rating template. Zalo does not say whose: `trackingId` and `msgId` lead back to what we asked. */
export function feedback(envelope: Envelope): NormalizedEvent {
  const { name, message, root, oaId } = envelope;
  const msgId = envelope.msgId ?? idOf(root.msg_id);
  const objectId = msgId ?? envelope.digest;
  const note = textOf(message.note);
  const trackingId = idOf(message.tracking_id) ?? idOf(root.tracking_id);
  return zaloEvent(envelope, {
    kind: "rating",
    verb: "add",
    eventKey: `${name}:${objectId}`,
    objectId,
    threadKey: `${oaId}:feedback:${objectId}`,
    author: { key: `feedback:${objectId}`, anonymous: true },
    text: note,
    facts: {
      rate: numberOf(message.rate),
      note,
      feedbacks: listOf(message.feedbacks)
        .map(textOf)
        .filter((one) => one !== undefined),
      trackingId,
      msgId,
    },
  });
}
