import type { Failure } from "#src/domain/sending.ts";

/** What a provider's error code means for us: data, first match wins. */
export interface FailureRule {
  codes: readonly number[];
  /** A number: only with this subcode. Null: only without any. Absent: whatever the subcode. */
  subcode?: number | null;
  /** Only when the provider's words say so: the same code has several meanings. */
  says?: RegExp;
  failure: Failure;
  /** Milliseconds, or until an hour of the local clock. */
  retryAfter?: number | "morning" | "tomorrow";
}

export interface ProviderError {
  code: number;
  subcode: number | undefined;
  message: string;
}

const SECOND = 1_000;
const DAY_MS = 86_400 * SECOND;
/** Việt Nam keeps one time all year. */
const OFFSET_MS = 7 * 3_600 * SECOND;

/** @returns undefined for a code that nobody has told us about */
export function ruleFor(rules: readonly FailureRule[], error: ProviderError): FailureRule | undefined {
  return rules.find(
    ({ codes, subcode, says }) =>
      codes.includes(error.code) &&
      (subcode === undefined || (error.subcode ?? null) === subcode) &&
      (says === undefined || says.test(error.message)),
  );
}

/** @returns ms from `now` to 06:05 or 00:05 local time, whichever was asked for; the five minutes are for clocks that differ */
export function waitFor(retryAfter: FailureRule["retryAfter"], now: Date): number | undefined {
  if (retryAfter === undefined || typeof retryAfter === "number") return retryAfter;
  const minute = retryAfter === "morning" ? 6 * 60 + 5 : 5;
  const localMs = (now.getTime() + OFFSET_MS) % DAY_MS;
  return (minute * 60 * SECOND - localMs + DAY_MS) % DAY_MS || DAY_MS;
}
