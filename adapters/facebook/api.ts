import { createHmac } from "node:crypto";
import { type Dispatcher, FormData } from "undici";
import { z } from "zod";
import { callProvider } from "../provider/call.ts";
import { type Failed, failedHttp } from "../provider/failed.ts";
import { graphFailure } from "./failure.ts";

/** Pinned: a version lives two years, and a new one may change what an answer holds. */
export const GRAPH_VERSION = "v25.0";

/** Where the Graph API answers, and over which connections. The base is without a slash at the end. */
export interface GraphHost {
  base: string;
  graph: Dispatcher;
  now(): Date;
}

export interface GraphCall {
  /** "/<page id>/messages" */
  path: string;
  query?: Record<string, string>;
  /** Absent: a GET. */
  body?: object | FormData;
  accessToken: string;
  /** Proves that the token was not stolen; left out when unknown. */
  appSecret: string | undefined;
}

const Refusal = z.object({
  error: z.object({
    code: z.coerce.number(),
    error_subcode: z.coerce.number().optional(),
    message: z.string().default(""),
  }),
});

export type GraphAnswer<T> = { ok: true; data: T } | Failed;

/** One call to the Graph API; the answer is checked against what the caller needs. */
export async function callGraph<T>(
  host: GraphHost,
  call: GraphCall,
  shape: z.ZodType<T>,
  signal: AbortSignal,
): Promise<GraphAnswer<T>> {
  const { path, query = {}, body, accessToken, appSecret } = call;
  const search = new URLSearchParams({ ...query, access_token: accessToken });
  if (appSecret) search.set("appsecret_proof", appSecretProof(appSecret, accessToken));
  const url = `${host.base}/${GRAPH_VERSION}${path}?${search}`;
  const answer = await callProvider(host.graph, { ...contentOf(body), url }, signal);
  if (answer.kind !== "answered") return failedHttp(answer);
  const refusal = Refusal.safeParse(answer.json);
  if (refusal.success) {
    const { code, error_subcode, message } = refusal.data.error;
    return graphFailure({ code, subcode: error_subcode || undefined, message }, host.now());
  }
  const found = shape.safeParse(answer.json);
  return answer.status < 300 && found.success ? { ok: true, data: found.data } : failedHttp(answer);
}

function contentOf(body: object | FormData | undefined) {
  if (body === undefined) return { method: "GET" as const };
  if (body instanceof FormData) return { method: "POST" as const, body };
  const headers = { "content-type": "application/json" };
  return { method: "POST" as const, headers, body: JSON.stringify(body) };
}

export const appSecretProof = (appSecret: string, accessToken: string) =>
  createHmac("sha256", appSecret).update(accessToken).digest("hex");
