import type { NormalizedEvent } from "#src/ports/channel.ts";
import { hoursAfter } from "../delivered-events.ts";

/** Who speaks with whom in Messenger, and when. */
export interface Chat {
  fromPage: boolean;
  pageId: string;
  /** Page-scoped id of the citizen, whoever speaks. */
  citizenKey: string;
  author: NormalizedEvent["author"];
  threadKey: string;
  /** As sent, for event keys. */
  timestamp: string;
  occurredAt: string;
  digest: string;
}

/** Messenger takes any answer for 24 hours after the citizen's last act; after that only what a person writes. */
const WINDOW_HOURS = 24;

export function replyWindow({ occurredAt, fromPage }: Chat): NormalizedEvent["replyHint"] {
  if (fromPage) return { publicReply: false, privateReply: false };
  return { windowUntil: hoursAfter(occurredAt, WINDOW_HOURS), publicReply: false, privateReply: true };
}
