import { AppError } from "#src/errors.ts";
import type { ChannelAccount, NormalizedEvent } from "#src/ports/channel.ts";
import { hoursAfter } from "../delivered-events.ts";
import { sha256Hex } from "../signature.ts";
import { type Fields, fieldsOf, idOf, instantOf, listOf, readJson } from "../untrusted-json.ts";

/** Zalo accepts an answer up to 7 days after the citizen's last act; the first 48 hours are free of charge. */
const WINDOW_HOURS = 7 * 24;

/** What all of Zalo's events have in common, read once. */
export interface Envelope {
  name: string;
  root: Fields;
  message: Fields;
  attachments: unknown[];
  msgId: string | undefined;
  oaId: string;
  /** Set when the event is for another OA of the same app: Zalo knows one webhook per app. */
  otherOaId: string | undefined;
  /** Whether the OA itself did it. */
  fromOa: boolean;
  userId: string | undefined;
  /** As sent, for event keys. */
  timestamp: string;
  occurredAt: string;
  digest: string;
}

/** @throws {AppError} INVALID when this is no event of Zalo's */
export function readEnvelope(body: Uint8Array, account: ChannelAccount, receivedAt: Date): Envelope {
  const root = fieldsOf(readJson(body));
  const name = idOf(root.event_name);
  if (name === undefined) throw new AppError("INVALID", "The delivery has no event_name: not from Zalo.");
  const message = fieldsOf(root.message);
  const parties = readParties(name, root, account.settings.oaId);
  return {
    ...parties,
    name,
    root,
    message,
    // Some descriptions of the API put them beside the message.
    attachments: listOf(message.attachments ?? root.attachments),
    msgId: idOf(message.msg_id),
    timestamp: idOf(root.timestamp) ?? "",
    occurredAt: occurredAt(root.timestamp, receivedAt),
    digest: sha256Hex(body),
  };
}

function readParties(name: string, root: Fields, ownOaId: string | undefined) {
  const senderId = idOf(fieldsOf(root.sender).id);
  const recipientId = idOf(fieldsOf(root.recipient).id);
  const namedOaId = idOf(root.oa_id) ?? idOf(root.oaId);
  // Sources differ on who is the sender of a receipt: ids decide where we can, names only where we cannot.
  const fromOa = name.startsWith("oa_") || (senderId !== undefined && senderId === ownOaId);
  const parties = [namedOaId, senderId, recipientId].filter((id) => id !== undefined);
  const partyOaId = namedOaId ?? (fromOa ? senderId : recipientId);
  const isOther = Boolean(ownOaId) && parties.length > 0 && !parties.some((id) => id === ownOaId);
  return {
    fromOa,
    oaId: ownOaId || partyOaId || "",
    otherOaId: isOther ? (partyOaId ?? "unknown") : undefined,
    userId: idOf(fieldsOf(root.follower).id) ?? (fromOa ? recipientId : senderId),
  };
}

/** Milliseconds; anything shorter is a cut-off sample and says nothing. */
function occurredAt(timestamp: unknown, receivedAt: Date): string {
  const isMs = (idOf(timestamp) ?? "").length === 13;
  return (isMs ? instantOf(timestamp) : undefined) ?? receivedAt.toISOString();
}

/** An event with what the envelope says; the rest is for each kind to fill in. */
export function zaloEvent(
  envelope: Envelope,
  own: Pick<NormalizedEvent, "kind" | "eventKey" | "objectId" | "verb"> & Partial<NormalizedEvent>,
): NormalizedEvent {
  const { oaId, userId, occurredAt } = envelope;
  return {
    channel: "zalo",
    threadKey: `${oaId}:${userId ?? own.objectId}`,
    author:
      userId === undefined ? { key: `unknown:${own.objectId}`, anonymous: true } : { key: userId, anonymous: false },
    occurredAt,
    attachments: [],
    replyHint: { publicReply: false, privateReply: false },
    opensTicket: false,
    ...own,
  };
}

/** How to answer somebody who has just done something. */
export function openWindow({ occurredAt }: Envelope): NormalizedEvent["replyHint"] {
  return { windowUntil: hoursAfter(occurredAt, WINDOW_HOURS), publicReply: false, privateReply: true };
}
