import type { NormalizedEvent } from "#src/ports/channel.ts";
import { sha256Hex } from "../signature.ts";

/** Where an item of a delivery stood. */
export interface Place {
  pageId: string;
  /** `entry.time`, when Meta sent it: for items without a time of their own. */
  sentAt: string;
  /** Another app holds the thread: we are told, and must not answer by machine. */
  standby: boolean;
}

/** An event with the defaults; each kind fills in what it knows. */
export function pageEvent(
  own: Pick<NormalizedEvent, "kind" | "verb" | "eventKey" | "objectId" | "threadKey" | "author" | "occurredAt"> &
    Partial<NormalizedEvent>,
): NormalizedEvent {
  return {
    channel: "facebook",
    attachments: [],
    replyHint: { publicReply: false, privateReply: false },
    opensTicket: false,
    ...own,
  };
}

/** What is kept and counted, and nothing more. Its key is its content: such items have no id of their own. */
export function systemEvent(
  name: string,
  item: unknown,
  { pageId, sentAt }: Place,
  own: Partial<NormalizedEvent> = {},
): NormalizedEvent {
  const digest = sha256Hex(JSON.stringify(item));
  return pageEvent({
    kind: "system",
    verb: "context",
    eventKey: `${name}:${digest}`,
    objectId: digest,
    threadKey: pageId,
    author: { key: `unknown:${digest}`, anonymous: true },
    occurredAt: sentAt,
    ...own,
    facts: { event: name, ...own.facts },
  });
}
