import { type Failed, failed } from "../provider/failed.ts";
import { type FailureRule, type ProviderError, ruleFor, waitFor } from "../provider/failure-rule.ts";

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
/** Long enough for the echo of what arrived in spite of the error: it takes the message out of the queue. */
const ECHO_MS = 30 * SECOND_MS;

/** Codes of the Graph API for what a Page sends; subcodes where one code has several meanings. */
export const GRAPH_FAILURES: readonly FailureRule[] = [
  // Whatever the subcode and the words: password changed, role lost, application removed, logged out.
  { codes: [190, 102], failure: "account" },
  { codes: [10], subcode: 2018278, failure: "window" },
  // The application has no approval for the tag: the window for people is closed to this Page, nothing else is.
  { codes: [10, 100, 200], says: /human.?agent/i, failure: "window" },
  { codes: [2], subcode: 2018344, failure: "account" },
  // Restricted for a time (10/1893063), without the right (10, 200).
  { codes: [10, 200], subcode: 2018108, failure: "recipient" },
  { codes: [10, 200], failure: "account" },
  { codes: [551], failure: "recipient" },
  { codes: [100], subcode: 2018001, failure: "recipient" },
  { codes: [2018108], failure: "recipient" },
  { codes: [100], subcode: 2018108, failure: "recipient" },
  // Private reply: already answered, too late, or to something that takes none.
  { codes: [10900, 10901, 10902, 10903], failure: "window" },
  { codes: [4, 17, 32, 80001], failure: "defer", retryAfter: 5 * MINUTE_MS },
  { codes: [613], failure: "defer", retryAfter: MINUTE_MS },
  { codes: [1, 2], failure: "transient", retryAfter: ECHO_MS },
  { codes: [100], failure: "payload" },
];

export function graphFailure(error: ProviderError, now: Date): Failed {
  const rule = ruleFor(GRAPH_FAILURES, error);
  const code = error.subcode === undefined ? `${error.code}` : `${error.code}/${error.subcode}`;
  // A code that nobody has told us about may pass: the outbox tries a few times and then shows it.
  if (!rule) return failed("transient", code, error.message, ECHO_MS);
  return failed(rule.failure, code, error.message, waitFor(rule.retryAfter, now));
}
