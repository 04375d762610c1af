import { type Hook, hook } from "../simulation/hook.ts";
import { idMaker, ticker } from "../simulation/ids.ts";
import { type Script, script } from "../simulation/script.ts";
import { type Recorded, serveSimulated } from "../simulation/serve.ts";
import { type Transcript, transcript } from "../simulation/transcript.ts";
import { type GraphCitizen, graphCitizen } from "./simulator/citizen.ts";
import { commentRoutes } from "./simulator/comments.ts";
import { bodyOf, deliverEntry, type Entry, messagingItem, signPage } from "./simulator/events.ts";
import { guard, refusing } from "./simulator/guard.ts";
import { listeningRoutes } from "./simulator/listening.ts";
import { lookupRoutes, tokenRoutes } from "./simulator/lookups.ts";
import { messageRoutes } from "./simulator/messages.ts";
import {
  ALL_SCOPES,
  type GraphFlags,
  type GraphState,
  type GraphToken,
  type PageIdentity,
  refuse,
} from "./simulator/state.ts";

/** Facebook's deadline for a 200. */
const DEADLINE_MS = 20_000;

export interface GraphSimulator {
  /** For GRAPH_BASE. */
  url: string;
  requests: readonly Recorded[];
  script: Script;
  hook: Hook;
  flags: GraphFlags;
  transcript: Transcript;
  tokens: Map<string, GraphToken>;
  /** Somebody with Facebook; made when first asked for. */
  citizen(id: string, name?: string): GraphCitizen;
  /** Somebody at the Page writes in Business Suite, past us. */
  suiteSays(personId: string, text: string): Promise<string>;
  /** The Page posts something to comment on. */
  pagePosts(text: string): Promise<string>;
  /** One delivery with all of these, mixed as Facebook mixes them. */
  deliverBatch(entries: readonly Entry[]): Promise<void>;
  settled(): Promise<void>;
  close(): Promise<void>;
}

export interface GraphSimulatorOptions extends PageIdentity {
  accessToken?: string;
  hookUrl?: string;
  flags?: Partial<GraphFlags>;
  port?: number;
  now?(): Date;
}

/** The Graph API for one Page on a local port, with Facebook's rules: it refuses what Facebook refuses, and records all. */
export async function graphSimulator(options: GraphSimulatorOptions): Promise<GraphSimulator> {
  const state = await stateOf(options);
  const { app } = state.server;
  app.onError(refusing);
  tokenRoutes(app, state);
  app.use("/:version/*", guard(state));
  messageRoutes(app, state);
  commentRoutes(app, state);
  listeningRoutes(app, state);
  lookupRoutes(app, state);
  const { server, script, hook, flags, transcript, tokens } = state;
  return {
    url: server.url,
    requests: server.requests,
    script,
    hook,
    flags,
    transcript,
    tokens,
    citizen: (id, name = "Trần Thị Bình") => citizenOf(state, id, name),
    suiteSays: (personId, text) => suiteSays(state, personId, text),
    pagePosts: (text) => pagePosts(state, text),
    deliverBatch: (entries) => hook.deliver(bodyOf(state, entries)),
    settled: server.settled,
    close: server.close,
  };
}

async function stateOf(options: GraphSimulatorOptions): Promise<GraphState & { script: Script }> {
  const { pageId, appId, appSecret, accessToken = "EAAsimulated", now = () => new Date() } = options;
  const steps = script();
  const server = await serveSimulated({
    script: steps,
    refuse: (error, c) => refuse(c, error),
    port: options.port,
    now,
  });
  const deliveries = hook({ headers: (body) => signPage({ appSecret }, body), deadlineMs: DEADLINE_MS });
  if (options.hookUrl) deliveries.to(options.hookUrl);
  return {
    ...{ pageId, appId, appSecret, now, server, script: steps, hook: deliveries },
    flags: {
      echoFirst: false,
      receipts: "none",
      humanAgent: true,
      perSecond: 300,
      requireProof: true,
      noAccounts: false,
      ...options.flags,
    },
    tokens: new Map([[accessToken, { valid: true, expiresAt: null, scopes: ALL_SCOPES }]]),
    people: new Map(),
    comments: new Map(),
    uploads: new Map(),
    subscribed: new Set(),
    transcript: transcript(),
    newId: idMaker(),
    tick: ticker(now),
  };
}

function citizenOf(state: GraphState, id: string, name: string): GraphCitizen {
  const person = state.people.get(id) ?? { id, name, lastActAt: null, blocked: false, profile: "full" };
  state.people.set(id, person);
  return graphCitizen(state, person);
}

async function suiteSays(state: GraphState, personId: string, text: string): Promise<string> {
  const mid = `m_${state.newId()}`;
  state.transcript.add({ id: mid, thread: personId, from: "us", text, at: state.now(), facts: { byManager: "true" } });
  const message = { mid, is_echo: true, app_id: 263902037430900, text };
  await deliverEntry(state, { messaging: [messagingItem(state, personId, true, { message })] });
  return mid;
}

async function pagePosts(state: GraphState, text: string): Promise<string> {
  const { comments, pageId } = state;
  const id = `${pageId}_${state.tick()}`;
  comments.set(id, { id, postId: id, parentId: "", personId: null, at: state.now(), answered: false, isPost: true });
  const value = {
    from: { id: pageId, name: "Trang của phường" },
    item: "status",
    verb: "add",
    post_id: id,
    published: 1,
    created_time: Math.floor(state.now().getTime() / 1_000),
    message: text,
  };
  await deliverEntry(state, { changes: [{ field: "feed", value }] });
  return id;
}
