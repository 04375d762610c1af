import type { Dispatcher } from "undici";
import { z } from "zod";
import type { SourceFault } from "#src/ports/source.ts";
import { callProvider } from "../provider/call.ts";

/** Where the YouTube Data API answers, without a slash at the end. */
export interface YoutubeHost {
  base: string;
  dispatcher: Dispatcher;
}

/** Units of the day's budget (developers.google.com/youtube/v3/determine_quota_cost). */
export const UNITS = { commentThreads: 1, search: 100 } as const;
export type Method = keyof typeof UNITS;

const Refusal = z.object({
  error: z.object({
    code: z.number().optional(),
    status: z.string().optional(),
    errors: z.array(z.object({ reason: z.string().optional() })).prefault([]),
  }),
});

export type YoutubeAnswer<T> =
  | { ok: true; data: T }
  | { ok: false; fault: SourceFault; facts: Record<string, string | number> };

/** One call; the key goes in a header, where no log of addresses shows it. */
export async function callYoutube<T>(
  { base, dispatcher }: YoutubeHost,
  call: { method: Method; query: Record<string, string>; key: string },
  shape: z.ZodType<T>,
  signal: AbortSignal,
): Promise<YoutubeAnswer<T>> {
  const url = `${base}/${call.method}?${new URLSearchParams(call.query)}`;
  const headers = { "x-goog-api-key": call.key, accept: "application/json" };
  const answer = await callProvider(dispatcher, { method: "GET", url, headers }, signal);
  if (answer.kind !== "answered")
    return /timeout/i.test(answer.code) ? failed("timed_out", {}) : failed("unreachable", { why: answer.code });
  if (answer.status >= 200 && answer.status < 300) {
    const found = shape.safeParse(answer.json);
    return found.success ? { ok: true, data: found.data } : failed("malformed", { why: "not_as_documented" });
  }
  const refusal = Refusal.safeParse(answer.json);
  const reason = refusal.success ? (refusal.data.error.errors[0]?.reason ?? refusal.data.error.status ?? "") : "";
  return failed(faultOf(answer.status, reason), { status: answer.status, ...(reason && { why: reason.slice(0, 60) }) });
}

const failed = (fault: SourceFault, facts: Record<string, string | number>): YoutubeAnswer<never> => ({
  ...{ ok: false, fault, facts },
});

const BY_REASON: Record<string, SourceFault> = {
  commentsDisabled: "comments_disabled",
  quotaExceeded: "budget_spent",
  dailyLimitExceeded: "budget_spent",
  rateLimitExceeded: "rate_limited",
  userRateLimitExceeded: "rate_limited",
  videoNotFound: "gone",
  channelNotFound: "gone",
  commentThreadNotFound: "gone",
  keyInvalid: "unauthorised",
  keyExpired: "unauthorised",
  accessNotConfigured: "unauthorised",
  ipRefererBlocked: "unauthorised",
  forbidden: "unauthorised",
};

function faultOf(status: number, reason: string): SourceFault {
  const known = BY_REASON[reason];
  if (known) return known;
  if (status === 401 || status === 403) return "unauthorised";
  if (status === 404) return "gone";
  return status === 429 ? "rate_limited" : "http_status";
}
