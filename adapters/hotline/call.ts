import { HOTLINE_PROVIDERS, type HotlineProvider } from "#src/domain/channels.ts";

export const PROVIDERS = HOTLINE_PROVIDERS;
export type Provider = HotlineProvider;

/** What a delivery says about a call. `recording` and `note` follow the end of it, often minutes later. */
export const CALL_EVENTS = ["started", "answered", "ended", "recording", "note"] as const;
export type CallEvent = (typeof CALL_EVENTS)[number];

export const CALL_STATUSES = ["answered", "missed", "voicemail", "failed"] as const;
export type CallStatus = (typeof CALL_STATUSES)[number];

export const DIRECTIONS = ["inbound", "outbound", "internal"] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** One delivery about one call, in our words, whichever exchange sent it. Instants are ISO 8601 UTC. */
export interface Call {
  provider: Provider;
  /** Of the whole call: legs that a transfer made share it. */
  callId: string;
  /** Of this leg, where the exchange reports legs one by one. */
  legId?: string;
  event: CallEvent;
  direction: Direction;
  /** As the exchange wrote them. */
  from: string;
  to: string;
  status?: CallStatus;
  startedAt?: string;
  answeredAt?: string;
  endedAt?: string;
  durationSec?: number;
  talkSec?: number;
  /** Keys pressed, in order. */
  ivr: string[];
  agentExt?: string;
  agentName?: string;
  note?: string;
  transcript?: string;
  /** An http(s) address, or a file name on the exchange. */
  recording?: string;
}
