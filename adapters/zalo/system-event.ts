import type { NormalizedEvent } from "#src/ports/channel.ts";
import { fieldsOf, idOf, textOf } from "../untrusted-json.ts";
import { type Envelope, openWindow, zaloEvent } from "./envelope.ts";

/** What is kept and counted, and nothing more: reactions, clicks, template and quota notices, names not known yet. */
export function systemEvent(envelope: Envelope, more: Record<string, unknown> = {}): NormalizedEvent {
  const { name, root, message, msgId = idOf(root.msg_id), digest } = envelope;
  const isOurs = more.unknownOa === undefined;
  return zaloEvent(envelope, {
    kind: "system",
    verb: "context",
    // By content: one message may be reacted to, or one button pressed, any number of times.
    eventKey: `${name}:${digest}`,
    objectId: msgId ?? digest,
    facts: {
      event: name,
      msgId,
      reactIcon: textOf(message.react_icon),
      buttonData: textOf(message.data),
      trackingId: idOf(message.tracking_id),
      // Of somebody who withdraws consent: whose data the privacy task is about.
      userId: envelope.userId ?? idOf(root.user_id) ?? idOf(fieldsOf(root.data).user_id),
      templateId: idOf(root.template_id),
      ...more,
    },
    ...(isOurs && name === "user_click_chatnow" ? { replyHint: openWindow(envelope) } : {}),
  });
}
