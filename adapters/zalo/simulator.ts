import { type Hook, hook } from "../simulation/hook.ts";
import { idMaker, ticker } from "../simulation/ids.ts";
import { type Script, script } from "../simulation/script.ts";
import { type Recorded, serveSimulated } from "../simulation/serve.ts";
import { type Transcript, transcript } from "../simulation/transcript.ts";
import { refuse } from "./simulator/answers.ts";
import { type ZaloCitizen, zaloCitizen } from "./simulator/citizen.ts";
import { messageEvent, signZalo } from "./simulator/events.ts";
import { guard, refusing } from "./simulator/guard.ts";
import { lookupRoutes } from "./simulator/lookups.ts";
import { messageRoutes } from "./simulator/messages.ts";
import { oauthRoutes } from "./simulator/oauth.ts";
import type { ZaloFlags, ZaloIdentity, ZaloState, ZaloTemplate } from "./simulator/state.ts";
import { templateRoutes } from "./simulator/templates.ts";

/** Zalo's deadline for a 200. */
const DEADLINE_MS = 2_000;
/** 25 hours, as Zalo says. */
const LIFE_SEC = 90_000;

export interface ZaloSimulator {
  /** For ZALO_API_BASE, ZALO_OAUTH_BASE and ZALO_TEMPLATE_BASE alike. */
  url: string;
  requests: readonly Recorded[];
  script: Script;
  hook: Hook;
  flags: ZaloFlags;
  transcript: Transcript;
  tokens: ZaloState["tokens"];
  unreachablePhones: Set<string>;
  /** Somebody with Zalo; made when first asked for. */
  citizen(id: string, name?: string): ZaloCitizen;
  /** A visitor who is not signed in says something; returns the id of the message. */
  anonymous(visitor: { id: string; conversationId: string }, text: string): Promise<string>;
  /** An official writes in OA Manager, past us. */
  managerSays(userId: string, text: string): Promise<string>;
  addTemplate(template: ZaloTemplate): void;
  /** Somebody has answered the rating template, and the webhook that says so never arrives. */
  rated(rating: Omit<ZaloState["ratings"][number], "at">): void;
  /** Ends the life of the access token now. */
  expireToken(): void;
  /** Resolves when what follows the answers was delivered. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

export interface ZaloSimulatorOptions extends ZaloIdentity {
  accessToken?: string;
  refreshToken?: string;
  hookUrl?: string;
  flags?: Partial<ZaloFlags>;
  port?: number;
  now?(): Date;
}

/** Zalo's three hosts on one local port, with Zalo's rules: it refuses what Zalo refuses, and records all that it gets. */
export async function zaloSimulator(options: ZaloSimulatorOptions): Promise<ZaloSimulator> {
  const state = await stateOf(options);
  const { app } = state.server;
  app.onError(refusing);
  app.use("/v2.0/oa/*", guard(state, false));
  app.use("/v3.0/oa/*", guard(state, false));
  app.use("/message/*", guard(state, true));
  app.use("/rating/*", guard(state, true));
  oauthRoutes(app, state);
  messageRoutes(app, state);
  templateRoutes(app, state);
  lookupRoutes(app, state);
  const { server, script, hook, flags, transcript, tokens, unreachablePhones } = state;
  return {
    url: server.url,
    requests: server.requests,
    script,
    hook,
    flags,
    transcript,
    tokens,
    unreachablePhones,
    citizen: (id, name = "Nguyễn Văn An") => citizenOf(state, id, name),
    anonymous: ({ id, conversationId }, text) => anonymousSays(state, id, conversationId, text),
    managerSays: (userId, text) => managerSays(state, userId, text),
    addTemplate: (template) => void state.templates.set(template.id, template),
    rated: (rating) => void state.ratings.push({ ...rating, at: state.now() }),
    expireToken: () => {
      tokens.expiresAt = new Date(0);
    },
    settled: server.settled,
    close: server.close,
  };
}

async function stateOf(options: ZaloSimulatorOptions): Promise<ZaloState & { script: Script }> {
  const { appId, oaId, appSecret, webhookSecret, now = () => new Date() } = options;
  const steps = script();
  const server = await serveSimulated({
    script: steps,
    refuse: ({ code, message = "scripted" }, c) => refuse(c, code, message),
    port: options.port,
    now,
  });
  const deliveries = hook({
    headers: (body, retry) => ({
      ...signZalo({ appId, webhookSecret }, body),
      ...(retry > 0 ? { num_retry: String(retry) } : {}),
    }),
    deadlineMs: DEADLINE_MS,
  });
  if (options.hookUrl) deliveries.to(options.hookUrl);
  return {
    ...{ appId, oaId, appSecret, webhookSecret, now, server, script: steps, hook: deliveries },
    flags: {
      echoFirst: false,
      receipts: "none",
      quietNights: true,
      perMinute: 4_000,
      dailyTemplates: 500,
      ...options.flags,
    },
    users: new Map(),
    anonymous: new Map(),
    templates: new Map(),
    unreachablePhones: new Set(),
    uploads: new Map(),
    ratings: [],
    tokens: {
      access: options.accessToken ?? "access-0",
      refresh: options.refreshToken ?? "refresh-0",
      expiresAt: new Date(now().getTime() + LIFE_SEC * 1_000),
      expiresInSec: LIFE_SEC,
      spent: new Set(),
      codes: new Set(),
    },
    transcript: transcript(),
    newId: idMaker(),
    tick: ticker(now),
  };
}

function citizenOf(state: ZaloState, id: string, name: string): ZaloCitizen {
  const user = state.users.get(id) ?? { id, name, following: false, lastActAt: null, blocked: false };
  state.users.set(id, user);
  return zaloCitizen(state, user);
}

async function anonymousSays(state: ZaloState, id: string, conversationId: string, text: string): Promise<string> {
  state.anonymous.set(conversationId, id);
  const msg_id = state.newId();
  state.transcript.add({ id: msg_id, thread: conversationId, from: "citizen", text, at: state.now() });
  const message = { msg_id, text, conversation_id: conversationId };
  await messageEvent(state, { name: "anonymous_send_text", userId: id, fromOa: false, message });
  return msg_id;
}

async function managerSays(state: ZaloState, userId: string, text: string): Promise<string> {
  const msg_id = state.newId();
  const facts = { byManager: "true" };
  state.transcript.add({ id: msg_id, thread: userId, from: "us", text, at: state.now(), facts });
  const message = { msg_id, text };
  await messageEvent(state, { name: "oa_send_text", userId, fromOa: true, message, adminId: "3300112233445566778" });
  return msg_id;
}
