import { z } from "zod";
import type { Failure } from "#src/domain/sending.ts";
import type { Answer } from "../../provider/call.ts";
import { type Failed, failed, failedHttp } from "../../provider/failed.ts";

const Refusal = z.object({ error: z.object({ code: z.string(), message: z.string().default("") }) });

/** The words of our contract with a gateway (docs/gateways.md), and what each means. */
export const SMS_FAILURES: Record<string, Failure> = {
  invalid_number: "recipient",
  unreachable: "recipient",
  blocked: "recipient",
  opted_out: "recipient",
  invalid_text: "payload",
  too_long: "payload",
  bad_signature: "account",
  forbidden: "account",
  no_credit: "account",
  rate_limited: "defer",
  quiet_hours: "defer",
  unavailable: "transient",
};

/** The same by HTTP status, for gateways that say no word. What is not here: see failedHttp. */
const BY_STATUS: Record<number, Failure> = {
  400: "payload",
  402: "account",
  404: "account",
  413: "payload",
  422: "payload",
};

const DEFER_MS = 60_000;

export function smsFailure(answer: Answer): Failed {
  if (answer.kind !== "answered") return failedHttp(answer);
  const { status, json, retryAfterMs } = answer;
  const refusal = Refusal.safeParse(json);
  const { code, message } = refusal.success ? refusal.data.error : { code: `http ${status}`, message: "" };
  const failure = SMS_FAILURES[code] ?? BY_STATUS[status];
  if (!failure) return failedHttp(answer);
  return failed(failure, code, message, failure === "defer" ? (retryAfterMs ?? DEFER_MS) : undefined);
}
