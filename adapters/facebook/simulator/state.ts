import type { Context } from "hono";
import type { Hook } from "../../simulation/hook.ts";
import type { SimulatedServer } from "../../simulation/serve.ts";
import type { Transcript } from "../../simulation/transcript.ts";

/** What the Page and the application are registered with: the same as the account row under test. */
export interface PageIdentity {
  pageId: string;
  appId: string;
  appSecret: string;
}

export interface GraphPerson {
  /** Page-scoped id, in Messenger and as the writer of comments alike. */
  id: string;
  name: string;
  /** Null: has never acted in Messenger. */
  lastActAt: Date | null;
  blocked: boolean;
  /** What the profile answers: everything, the name only, or error 100/2018218. */
  profile: "full" | "name" | "refused";
}

export interface GraphComment {
  id: string;
  postId: string;
  /** The comment that it answers, or the post. */
  parentId: string;
  personId: string | null;
  at: Date;
  /** The one private reply was used. */
  answered: boolean;
  isPost: boolean;
  /** Stands on somebody's own wall and names the Page. */
  tags?: true;
}

export interface GraphFlags {
  echoFirst: boolean;
  receipts: "none" | "delivered" | "read";
  /** The Human Agent feature is approved for this application. */
  humanAgent: boolean;
  /** Messages a second; Facebook's own is 300. */
  perSecond: number;
  /** Calls without `appsecret_proof` are refused. */
  requireProof: boolean;
  /** `/me/accounts` is empty, as with Facebook Login for Business. */
  noAccounts: boolean;
}

export interface GraphToken {
  valid: boolean;
  expiresAt: Date | null;
  scopes: string[];
}

export interface GraphState extends PageIdentity {
  flags: GraphFlags;
  /** By token. */
  tokens: Map<string, GraphToken>;
  people: Map<string, GraphPerson>;
  comments: Map<string, GraphComment>;
  uploads: Map<string, { url: string; type: string }>;
  subscribed: Set<string>;
  transcript: Transcript;
  hook: Hook;
  server: SimulatedServer;
  now(): Date;
  newId(): string;
  tick(): number;
}

export const ALL_SCOPES = [
  "pages_messaging",
  "pages_manage_metadata",
  "pages_show_list",
  "pages_read_engagement",
  "pages_read_user_content",
  "pages_manage_engagement",
];

export class GraphRefusal extends Error {
  readonly code: number;
  readonly subcode: number | undefined;
  constructor(code: number, message: string, subcode?: number) {
    super(message);
    this.code = code;
    this.subcode = subcode;
  }
}

/** Facebook's envelope of an error. */
export function refuse(
  c: Context,
  { code, subcode, message = "scripted" }: { code: number; subcode?: number; message?: string },
) {
  const error = {
    message: `(#${code}) ${message}`,
    type: "OAuthException",
    code,
    error_subcode: subcode,
    fbtrace_id: "A1b2C3",
  };
  return c.json({ error }, code === 190 ? 401 : code === 1 || code === 2 ? 500 : 400);
}
