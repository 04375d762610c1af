import type { ChannelAccount, NormalizedEvent } from "#src/ports/channel.ts";
import { deliveredEvents } from "../delivered-events.ts";
import { contactShared, following } from "./contact-events.ts";
import { type Envelope, readEnvelope } from "./envelope.ts";
import { feedback } from "./feedback.ts";
import { messageIn, messageOut } from "./message.ts";
import { receipts } from "./receipts.ts";
import { systemEvent } from "./system-event.ts";

/** See ChannelAdapter.parse. One delivery of Zalo's is one event, but for receipts, which may name several messages. */
export function parseZalo(body: Uint8Array, account: ChannelAccount, receivedAt: Date): NormalizedEvent[] {
  return deliveredEvents(eventsOf(readEnvelope(body, account, receivedAt)));
}

function eventsOf(envelope: Envelope): NormalizedEvent[] {
  const { name, fromOa, otherOaId } = envelope;
  if (otherOaId !== undefined) return [systemEvent(envelope, { unknownOa: otherOaId })];
  // The voice-call consent has the name of a message, and nothing in it to read.
  if (name !== "oa_send_consent" && /^(oa|user|anonymous)_send_/.test(name)) {
    return [fromOa ? messageOut(envelope) : messageIn(envelope)];
  }
  switch (name) {
    case "follow":
    case "unfollow":
      return [following(envelope, name)];
    case "user_submit_info":
      return [contactShared(envelope)];
    case "user_received_message":
    case "user_seen_message":
      return receipts(envelope);
    case "user_feedback":
      return [feedback(envelope)];
    default:
      return [systemEvent(envelope)];
  }
}
