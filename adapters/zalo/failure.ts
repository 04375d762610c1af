import { type Failed, failed } from "../provider/failed.ts";
import { type FailureRule, ruleFor, waitFor } from "../provider/failure-rule.ts";

const MINUTE_MS = 60_000;
/** Of -201 to -210 resellers of the API tell other stories than Zalo: their words decide where they say something. */
const RETOLD = [-201, -202, -203, -204, -205, -206, -207, -208, -209, -210];

/** Codes of the OA host (openapi.zalo.me), after Zalo's tables and those of integrations that agree with them. */
export const OA_FAILURES: readonly FailureRule[] = [
  { codes: RETOLD, says: /access.?token/i, failure: "token" },
  { codes: RETOLD, says: /user.{0,20}(invalid|not (exist|found))|invalid.{0,10}user/i, failure: "recipient" },
  { codes: [-216, -220], failure: "token" },
  // The same code for "this OA gave us no right" and for a quota that is used up.
  { codes: [-223], says: /quota|exceed|limit/i, failure: "defer", retryAfter: "tomorrow" },
  { codes: [-204, -205, -209, -212, -219, -221, -223, -224, -235, -242, -320, -321], failure: "account" },
  { codes: [-217, -227, -244], failure: "recipient" },
  { codes: [-213, -218, -230, -232], failure: "window" },
  { codes: [-32], failure: "defer", retryAfter: MINUTE_MS },
  { codes: [-211], failure: "defer", retryAfter: 60 * MINUTE_MS },
  { codes: [-234], failure: "defer", retryAfter: "morning" },
  // -249: a template of before 2025-12-10, which cannot go by user id. -100: an upload that has expired.
  { codes: [-201, -210, -233, -240, -248, -249, -100], failure: "payload" },
];

/** Codes of the template host (business.openapi.zalo.me), where some numbers mean other things. */
export const TEMPLATE_FAILURES: readonly FailureRule[] = [
  { codes: [-124], failure: "token" },
  {
    codes: [-101, -102, -103, -104, -105, -117, -120, -125, -135, -136, -137, -138],
    failure: "account",
  },
  // -108 is a number that is none: nothing is wrong with our template.
  { codes: [-108, -114, -118, -119, -139, -141], failure: "recipient" },
  { codes: [-140], failure: "window" },
  { codes: [-133], failure: "defer", retryAfter: "morning" },
  { codes: [-144, -147], failure: "defer", retryAfter: "tomorrow" },
  { codes: [-100], failure: "defer", retryAfter: MINUTE_MS },
  { codes: [-109, -111, -112, -1121, -1122, -131], failure: "payload" },
  ...OA_FAILURES,
];

/** @param message Zalo's words; they decide where a code has several meanings */
export function zaloFailure(rules: readonly FailureRule[], code: number, message: string, now: Date): Failed {
  const rule = ruleFor(rules, { code, subcode: undefined, message });
  // A code that nobody has told us about may pass: the outbox tries a few times and then shows it.
  if (!rule) return failed("transient", code, message);
  return failed(rule.failure, code, message, waitFor(rule.retryAfter, now));
}
