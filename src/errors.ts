/** What went wrong, for the program to decide by. How each is answered over HTTP: src/api/errors.ts. */
export const ERROR_CODES = [
  "INVALID",
  "TOO_LARGE",
  "UNSUPPORTED",
  "UNPROCESSABLE",
  "UNAUTHENTICATED",
  "FORBIDDEN",
  "NOT_FOUND",
  "CONFLICT",
  "RATE_LIMITED",
  "UNAVAILABLE",
  "UPSTREAM",
  "MISCONFIGURED",
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

/**
 * The one error thrown on purpose. `message` is a sentence for the person who must act on it: Vietnamese where a
 * citizen or an officer reads it, English on the command line. `details` reach log and client, so they hold ids,
 * field names and limits only, never message text or personal data.
 */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(code: ErrorCode, message: string, details: Record<string, unknown> = {}) {
    super(message);
    this.name = "AppError";
    this.code = code;
    this.details = details;
  }
}
