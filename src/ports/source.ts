import type { z } from "zod";
import type { MentionKind } from "#src/domain/listening/mention-states.ts";
import type { SourceKind } from "#src/domain/listening/source-kinds.ts";

/** One public thing, as its source tells it. Stored as JSON: instants are ISO 8601 in UTC. */
export interface SourceItem {
  /** `upsert`: it is there, as follows; `remove`: its source has deleted it. */
  verb: "upsert" | "remove";
  /** Stable within the source, for the life of the item. */
  key: string;
  kind: MentionKind;
  /** Plain text, of an article title and summary; never HTML. Empty when removed. */
  text: string;
  /** Where people can read it; https, or null. */
  url: string | null;
  /** The id that the source gives its author, to count people by; hashed with a key before it is kept. */
  authorKey: string | null;
  authorName: string | null;
  postedAt: string;
  /** When it was last changed: of two tellings the later one holds. */
  changedAt: string;
  /** The post under which a comment stands. */
  parentKey?: string;
  /** Likes, shares, replies: how far it reaches. */
  reach?: number;
  /** 1..5, of a rating. */
  score?: number;
  /** Known position, when the source gives one. */
  position?: { lat: number; lng: number };
}

/** Why a source could not be read; each has a sentence on the page that says what to do. */
export const SOURCE_FAULTS = [
  "unreachable",
  "timed_out",
  "refused_address",
  "refused_by_robots",
  "http_status",
  "too_large",
  "malformed",
  "unauthorised",
  "budget_spent",
  "comments_disabled",
  "gone",
  "rate_limited",
  "misconfigured",
] as const;
export type SourceFault = (typeof SOURCE_FAULTS)[number];

/** What one look at a source brought. */
export interface Reading {
  items: SourceItem[];
  /** Kept and handed in next time. */
  cursor: Record<string, unknown>;
  /** When to look again, at the earliest. */
  nextAt: Date;
  cost: { requests: number; units: number; bytes: number };
  /** What went wrong in part: what could be read is kept all the same. */
  fault?: { code: SourceFault; facts: Record<string, string | number> };
}

export interface SourceNow {
  id: string;
  settings: Record<string, unknown>;
  secret: string | null;
  cursor: Record<string, unknown>;
  /** Units spent on the provider's day so far. */
  unitsToday: number;
  /** Of a source that is read with the token of a channel's account. */
  account?: { settings: Readonly<Record<string, string>>; accessToken: string | null; appSecret: string | undefined };
}

/** A kind of source that is asked. Never throws for what the other side does: that is a `fault`. */
export interface SourceReader {
  kind: SourceKind;
  /** Of `settings`, with sentences for whoever fills it in. */
  settings: z.ZodType;
  read(source: SourceNow, now: Date, signal: AbortSignal): Promise<Reading>;
  /** The local day on which the provider's budget ends, as an IANA zone; absent: ours. */
  budgetZone?: string;
  /** Units that may be spent on one such day; absent: the kind has none. */
  unitsADay?(settings: Record<string, unknown>): number;
  /** Where a hub tells us (WebSub), beside being asked. */
  push?: SourcePush;
}

/** What a WebSub hub may tell of a source. */
export interface SourcePush {
  /** Topics that this source wants to be told of: addresses of feeds. */
  topics(settings: Record<string, unknown>): string[];
  /** Asks the hub; it comes back later with a question of its own. @returns whether it has taken the request */
  ask(request: HubRequest, signal: AbortSignal): Promise<{ ok: boolean }>;
  /** What a delivery says; of other topics than the given one, nothing. Never throws. */
  items(body: Uint8Array, topic: string, now: Date): SourceItem[];
}

export interface HubRequest {
  mode: "subscribe" | "unsubscribe";
  topic: string;
  callback: string;
  secret: string;
  leaseSeconds: number;
}

/** The registry of readers; of a kind that only tells us there is none. */
export interface SourceReaders {
  get(kind: SourceKind): SourceReader | undefined;
  kinds: readonly SourceKind[];
}
