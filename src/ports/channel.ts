import type { Channel } from "#src/domain/channels.ts";

/** A configured page, line or form, as adapters see it: secrets in the clear, never logged. */
export interface ChannelAccount {
  id: string;
  channel: Channel;
  state: "active" | "testing" | "disabled";
  /** Not secret: app id, OA id, page id, provider of a hotline. */
  settings: Readonly<Record<string, string>>;
  /** Secret: webhook secret, app secret, tokens, verify token. */
  secrets: Readonly<Record<string, string>>;
}

export const EVENT_KINDS = [
  "message",
  "comment",
  "post",
  "mention",
  "rating",
  "follow",
  "unfollow",
  "contact_shared",
  "receipt",
  "echo",
  "call",
  "form",
  "system",
] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

export interface Attachment {
  type: "image" | "gif" | "audio" | "video" | "file" | "sticker" | "link" | "contact" | "upload" | "unknown";
  /** The provider's address, which may expire; for `upload` the id of a stored upload. */
  url?: string;
  name?: string;
  /** Of a stored upload, found by its bytes. */
  mime?: string;
}

/** One thing that happened on a channel, in our words. Pure data: it is stored as JSON beside the raw delivery. */
export interface NormalizedEvent {
  channel: Channel;
  kind: EventKind;
  /** Unique within the account: the same event delivered again has the same key. */
  eventKey: string;
  /** The message, comment or call that this event is about; several events may speak of one object. */
  objectId: string;
  /** What was done to the object. `context` = ours or another's post that only gives meaning to others. */
  verb: "add" | "edit" | "remove" | "context";
  threadKey: string;
  author: { key: string; name?: string; phone?: string; email?: string; anonymous: boolean };
  /** The provider's time, ISO 8601 UTC. Orders messages; SLA clocks run from our own receipt. */
  occurredAt: string;
  /** NFC, NUL bytes removed. */
  text?: string;
  attachments: Attachment[];
  geo?: { lat: number; lng: number; accuracyM?: number; source?: string };
  /** Where the writer says the matter lies, when a field of its own asked for it. */
  address?: string;
  /** A ward picked by the writer. */
  wardCode?: string;
  replyHint: { windowUntil?: string; publicReply: boolean; privateReply: boolean };
  /** Facts of a kind of its own (call times, IVR digits, rating, referral code): strings, numbers, booleans, lists. */
  facts?: Record<string, unknown>;
  /** Whether this event by itself is a matter for somebody: a ticket is opened, or an open one grows. */
  opensTicket: boolean;
}

/** An adapter translates; it never decides. */
export interface ChannelAdapter {
  readonly channel: Channel;
  /** Over the raw bytes, before anything is parsed. */
  verify(body: Uint8Array, headers: Headers, account: ChannelAccount): boolean;
  /**
   * Pure. One delivery holds no, one or several events; a kind it does not know is an event of kind `system` with
   * verb `context`, not an error.
   * @throws {AppError} INVALID when the delivery is not JSON or not of this provider; UNPROCESSABLE with
   *   `details.fields` when required fields of our own formats are missing
   */
  parse(body: Uint8Array, account: ChannelAccount, receivedAt: Date): NormalizedEvent[];
}
