import { type Dispatcher, FormData, request } from "undici";
import { TOTAL_MS } from "./agent.ts";
import { watchSent } from "./watch-sent.ts";

export interface Call {
  method: "GET" | "POST";
  url: string;
  headers?: Record<string, string>;
  body?: string | FormData;
  /** Default 10 s. */
  totalMs?: number;
}

export type Answer =
  /** Whatever the status. `json` is undefined when the body is none. */
  | { kind: "answered"; status: number; json: unknown; retryAfterMs: number | undefined }
  /** Failed before anything was written: it has not arrived. */
  | { kind: "unsent"; code: string }
  /** Failed after something was written: it may have arrived. */
  | { kind: "lost"; code: string };

/** One HTTP call to a provider. Never throws, follows no redirects. */
export async function callProvider(dispatcher: Dispatcher, call: Call, signal: AbortSignal): Promise<Answer> {
  let sent = false;
  const watched = watchSent(dispatcher, () => {
    sent = true;
  });
  try {
    const answer = await request(call.url, {
      method: call.method,
      headers: call.headers,
      body: call.body ?? null,
      dispatcher: watched,
      signal: AbortSignal.any([signal, AbortSignal.timeout(call.totalMs ?? TOTAL_MS)]),
    });
    const retryAfterMs = retryAfter(answer.headers["retry-after"]);
    return { kind: "answered", status: answer.statusCode, json: parse(await answer.body.text()), retryAfterMs };
  } catch (error) {
    return { kind: sent ? "lost" : "unsent", code: codeOf(error) };
  }
}

/** Ids of 19 digits that are not in quotes keep all of them. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text, (_key, value, context?: { source?: string }) =>
      typeof value === "number" && !Number.isSafeInteger(value) && /^-?\d+$/.test(context?.source ?? "")
        ? context?.source
        : value,
    );
  } catch {
    return undefined;
  }
}

/** Seconds or a date (RFC 9110 §10.2.3), at most a day: nobody else's clock may stop ours for longer. */
function retryAfter(header: string | string[] | undefined): number | undefined {
  const text = String(header ?? "").trim();
  if (text === "") return undefined;
  const ms = /^\d+$/.test(text) ? Number(text) * 1_000 : Date.parse(text) - Date.now();
  return Number.isFinite(ms) ? Math.min(Math.max(ms, 0), 86_400_000) : undefined;
}

/** "ECONNREFUSED", "UND_ERR_CONNECT_TIMEOUT", "TimeoutError": never the message, which may hold the address with a token. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return "unknown";
  return "code" in error && typeof error.code === "string" ? error.code : error.name;
}

/** A form with one file in it. */
export function fileForm(field: string, file: { name: string; mime: string; bytes: Uint8Array }): FormData {
  const form = new FormData();
  form.append(field, new File([Uint8Array.from(file.bytes)], file.name, { type: file.mime }));
  return form;
}
