import { type Dispatcher, FormData } from "undici";
import { z } from "zod";
import { callProvider } from "../provider/call.ts";
import { type Failed, failedHttp } from "../provider/failed.ts";
import { OA_FAILURES, TEMPLATE_FAILURES, zaloFailure } from "./failure.ts";

/** Where Zalo answers, and over which connections. Bases are without a slash at the end. */
export interface ZaloHosts {
  apiBase: string;
  oauthBase: string;
  templateBase: string;
  api: Dispatcher;
  oauth: Dispatcher;
  template: Dispatcher;
  now(): Date;
}

export interface ZaloCall {
  host: "api" | "template";
  path: string;
  /** Absent: a GET. */
  body?: object | FormData;
  accessToken: string;
}

/** Every answer of the API has this shape; an error comes with HTTP 200. */
const Envelope = z.object({
  error: z.coerce.number().default(0),
  message: z.string().default(""),
  data: z.unknown(),
});

export type ZaloAnswer<T> = { ok: true; data: T } | Failed;

/** One call to the OA API. `data` is checked against what the caller needs; without it nobody knows what happened. */
export async function callZalo<T>(
  hosts: ZaloHosts,
  call: ZaloCall,
  shape: z.ZodType<T>,
  signal: AbortSignal,
): Promise<ZaloAnswer<T>> {
  const { host, path, body, accessToken } = call;
  const answer = await callProvider(
    hosts[host],
    {
      method: body === undefined ? "GET" : "POST",
      url: `${host === "api" ? hosts.apiBase : hosts.templateBase}${path}`,
      ...contentOf(body, accessToken),
    },
    signal,
  );
  const envelope = Envelope.safeParse(answer.kind === "answered" ? answer.json : undefined);
  if (!envelope.success) return failedHttp(answer);
  const { error, message, data } = envelope.data;
  if (error !== 0) return zaloFailure(host === "api" ? OA_FAILURES : TEMPLATE_FAILURES, error, message, hosts.now());
  const found = shape.safeParse(data);
  return found.success ? { ok: true, data: found.data } : failedHttp(answer);
}

function contentOf(body: object | FormData | undefined, accessToken: string) {
  // No Bearer: Zalo reads a header of its own.
  const headers = { access_token: accessToken };
  if (body === undefined) return { headers };
  if (body instanceof FormData) return { headers, body };
  return { headers: { ...headers, "content-type": "application/json" }, body: JSON.stringify(body) };
}
