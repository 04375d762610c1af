import type { Reading } from "#src/ports/source.ts";
import type { PageAnswer } from "#src/services/fetching/page-reader.ts";
import type { ParsedFeed } from "./parse-feed.ts";

type Fault = NonNullable<Reading["fault"]>;

/** Why nothing could be read from an address; undefined for an answer of 2xx. */
export function faultOf(answer: PageAnswer): Fault | undefined {
  if (answer.ok) return answer.status >= 200 && answer.status < 300 ? undefined : statusFault(answer.status);
  const { failing, host } = answer;
  switch (failing) {
    case "robots":
      return { code: "refused_by_robots", facts: { host } };
    case "timed_out":
      return { code: "timed_out", facts: { host } };
    case "too_large":
      return { code: "too_large", facts: { host } };
    case "compressed":
      return { code: "malformed", facts: { host, why: failing } };
    case "no_such_host":
    case "unreachable":
    case "redirects":
      return { code: "unreachable", facts: { host, why: failing } };
    case "not_an_address":
    case "not_https":
    case "other_host":
    case "private_network":
      return { code: "refused_address", facts: { host, why: failing } };
  }
}

function statusFault(status: number): Fault {
  if (status === 404 || status === 410) return { code: "gone", facts: { status } };
  if (status === 429 || status === 503) return { code: "rate_limited", facts: { status } };
  if (status === 401) return { code: "unauthorised", facts: { status } };
  return { code: "http_status", facts: { status } };
}

export const faultOfFeed = (why: Extract<ParsedFeed, { ok: false }>["why"]): Fault => ({
  code: "malformed",
  facts: { why },
});

/** Seconds or a date (RFC 9110 §10.2.3), at most a day. */
export function retryAfterMs(headers: Record<string, string>, now: Date): number | undefined {
  const text = headers["retry-after"]?.trim() ?? "";
  if (text === "") return undefined;
  const ms = /^\d+$/.test(text) ? Number(text) * 1_000 : Date.parse(text) - now.getTime();
  return Number.isFinite(ms) ? Math.min(Math.max(ms, 0), 86_400_000) : undefined;
}
