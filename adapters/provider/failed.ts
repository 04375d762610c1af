import type { Failure } from "#src/domain/sending.ts";
import type { SendResult } from "#src/ports/sender.ts";
import type { Answer } from "./call.ts";

export type Failed = Extract<SendResult, { ok: false }>;

const MAX_REASON = 200;
/** Tokens and secrets are long runs of letters, digits and a few signs; words are not. */
const LONG_RUN = /[\w+/=.-]{33,}/g;
const PHONE_OR_ID = /\+?\d{7,}/g;
const ADDRESS = /[^\s<>@]+@[^\s<>@]+/g;

export function failed(failure: Failure, code: string | number, reason: string, retryAfterMs?: number): Failed {
  const result: Failed = { ok: false, failure, code: String(code), reason: safeReason(reason) };
  return retryAfterMs === undefined ? result : { ...result, retryAfterMs };
}

/** Providers quote what they were given: tokens, numbers and addresses are cut out of their words. */
export function safeReason(words: string): string {
  const safe = words.replace(ADDRESS, "…").replace(LONG_RUN, "…").replace(PHONE_OR_ID, "…").replace(/\s+/g, " ").trim();
  return safe.length > MAX_REASON ? `${safe.slice(0, MAX_REASON - 1)}…` : safe;
}

/** What an answer without any word of the provider means for something that may be said only once. */
export function failedHttp(answer: Answer): Failed {
  if (answer.kind === "unsent") return failed("transient", answer.code, "Không kết nối được với nhà cung cấp.");
  if (answer.kind === "lost") return failed("unclear", answer.code, "Mất kết nối khi đang gửi.");
  const { status, retryAfterMs } = answer;
  const code = `http ${status}`;
  if (status === 429) return failed("defer", code, "Gửi quá nhanh.", retryAfterMs ?? 60_000);
  // 503 is no exception: a proxy says it also when the machine behind it took the message and fell over.
  if (status >= 500) return failed("unclear", code, "Nhà cung cấp gặp lỗi khi đang nhận.");
  if (status === 401 || status === 403) return failed("account", code, "Nhà cung cấp từ chối tài khoản.");
  if (status >= 200 && status < 300) return failed("unclear", code, "Nhà cung cấp nhận mà không cho mã tin.");
  return failed("transient", code, "Nhà cung cấp trả lời không hiểu được.");
}
