import type { Context } from "hono";
import { HTTPException } from "hono/http-exception";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { AppError, type ErrorCode } from "#src/errors.ts";
import type { HttpEnv } from "./http-env.ts";

/** The codes of contract.md §3. */
type PublicCode =
  | "INVALID"
  | "UNAUTHENTICATED"
  | "FORBIDDEN"
  | "NOT_FOUND"
  | "CONFLICT"
  | "RATE_LIMITED"
  | "UNAVAILABLE"
  | "INTERNAL";

const ANSWER = {
  INVALID: [400, "INVALID"],
  TOO_LARGE: [413, "INVALID"],
  UNSUPPORTED: [415, "INVALID"],
  UNPROCESSABLE: [422, "INVALID"],
  UNAUTHENTICATED: [401, "UNAUTHENTICATED"],
  FORBIDDEN: [403, "FORBIDDEN"],
  NOT_FOUND: [404, "NOT_FOUND"],
  CONFLICT: [409, "CONFLICT"],
  RATE_LIMITED: [429, "RATE_LIMITED"],
  UNAVAILABLE: [503, "UNAVAILABLE"],
  UPSTREAM: [502, "UNAVAILABLE"],
  MISCONFIGURED: [500, "INTERNAL"],
} satisfies Record<ErrorCode, [ContentfulStatusCode, PublicCode]>;

export interface ErrorAnswer {
  status: ContentfulStatusCode;
  code: PublicCode;
  message: string;
  details?: Record<string, unknown>;
  retryAfterSec?: number;
}

/** How an error is told to the outside. What nobody threw on purpose becomes one fixed sentence. */
export function errorAnswer(error: unknown): ErrorAnswer {
  if (error instanceof AppError) {
    const [status, code] = ANSWER[error.code];
    if (code === "INTERNAL") return { status, code, message: INTERNAL };
    const retryAfterSec = Number(error.details.retryAfterSec);
    return {
      status,
      code,
      message: error.message,
      details: error.details,
      ...(retryAfterSec > 0 ? { retryAfterSec } : {}),
    };
  }
  if (error instanceof HTTPException && error.status < 500)
    return {
      status: error.status,
      code: error.status === 404 ? "NOT_FOUND" : "INVALID",
      message: "Yêu cầu không hợp lệ. Vui lòng kiểm tra lại nội dung gửi lên.",
    };
  if (isDatabaseDown(error))
    return {
      status: 503,
      code: "UNAVAILABLE",
      message: "Hệ thống đang bận. Vui lòng thử lại sau ít giây.",
      retryAfterSec: 5,
    };
  return { status: 500, code: "INTERNAL", message: INTERNAL };
}

const INTERNAL = "Hệ thống gặp sự cố. Vui lòng thử lại sau; nếu vẫn lỗi, hãy báo mã yêu cầu này cho bộ phận kỹ thuật.";

/** PostgreSQL is away or restarting: SQLSTATE classes 08 and 57P, and what the driver says of a lost connection. */
function isDatabaseDown(error: unknown): boolean {
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) {
    const code = "code" in cause ? String(cause.code) : "";
    if (/^(08...|57P0[1-3]|CONNECT_TIMEOUT|CONNECTION_\w+|ECONN\w+|EPIPE|ENOENT|53300)$/.test(code)) return true;
  }
  return false;
}

/** JSON for programs. Pages have their own way of saying it: `src/api/app.ts` asks which is wanted. */
export function answerJson(c: Context<HttpEnv>, answer: ErrorAnswer): Response {
  if (answer.retryAfterSec) c.header("Retry-After", String(answer.retryAfterSec));
  const { code, message, details } = answer;
  return c.json({ error: { code, message, requestId: c.get("requestId"), details: details ?? {} } }, answer.status);
}
