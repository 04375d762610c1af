import type { Hook } from "../../simulation/hook.ts";
import type { SimulatedServer } from "../../simulation/serve.ts";
import type { Transcript } from "../../simulation/transcript.ts";

/** What the OA and the application are registered with: the same as the account row under test. */
export interface ZaloIdentity {
  appId: string;
  oaId: string;
  appSecret: string;
  webhookSecret: string;
}

export interface ZaloUser {
  id: string;
  name: string;
  phone?: string;
  following: boolean;
  /** Opens the window. */
  lastActAt: Date | null;
  /** Has shut this OA out. */
  blocked: boolean;
  shared?: { name: string; phone: string };
}

export interface ZaloTemplate {
  id: string;
  /** Names that the data must have. */
  params: string[];
  /** Made before 2025-12-10: cannot go by user id. */
  old?: boolean;
}

export interface ZaloFlags {
  /** The echo of a message comes before its answer. */
  echoFirst: boolean;
  /** What citizens' phones report of our messages. */
  receipts: "none" | "received" | "seen";
  /** Templates are refused from 22:00 to 6:00, as at Zalo. */
  quietNights: boolean;
  /** Zalo's own is 4,000 a minute for an application. */
  perMinute: number;
  dailyTemplates: number;
}

export interface ZaloState extends ZaloIdentity {
  flags: ZaloFlags;
  users: Map<string, ZaloUser>;
  /** Anonymous id by conversation id. */
  anonymous: Map<string, string>;
  templates: Map<string, ZaloTemplate>;
  /** Numbers in the form 84…, without Zalo or not willing. */
  unreachablePhones: Set<string>;
  uploads: Map<string, { url: string; kind: "image" | "file"; at: Date }>;
  ratings: { rate: number; note: string; feedbacks: string[]; msgId: string; trackingId: string; at: Date }[];
  tokens: {
    access: string;
    refresh: string;
    expiresAt: Date;
    expiresInSec: number;
    spent: Set<string>;
    codes: Set<string>;
  };
  transcript: Transcript;
  hook: Hook;
  server: SimulatedServer;
  now(): Date;
  /** Ids of 20 hex digits, other ones after each start. */
  newId(): string;
  /** Epoch ms, never twice the same. */
  tick(): number;
}
