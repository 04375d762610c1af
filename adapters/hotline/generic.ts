import { z } from "zod";
import { AppError } from "#src/errors.ts";
import { CALL_EVENTS, CALL_STATUSES, type Call, DIRECTIONS } from "./call.ts";

/** Call ids end up in keys and log lines: printable, no blanks. */
const callId = z.string().regex(/^[\x21-\x7e]{1,200}$/, "1 to 200 printable ASCII characters without blanks");

const instant = z.iso
  .datetime({ offset: true, error: "an ISO 8601 time with offset, such as 2026-11-23T11:00:05+07:00" })
  .refine((text) => /^2[01]\d\d/.test(text), "a year from 2000 to 2199")
  .transform((text) => new Date(text).toISOString());
/** At most a week; adding 0 makes a plain zero of a JSON -0. */
const seconds = z
  .number()
  .int()
  .min(0)
  .max(604_800)
  .transform((count) => count + 0);
const text = z.string().max(50_000);

/** The body of our own webhook. Optional fields may also be null; fields that it does not know are left alone. */
export const GenericCall = z.object({
  event: z.enum(CALL_EVENTS.map((event) => `call.${event}` as const)),
  call_id: callId,
  direction: z.enum(DIRECTIONS),
  /** Empty or "anonymous" for a caller who hides the number. */
  from: z.string().max(100),
  to: z.string().max(100),
  started_at: instant,
  status: z.enum(CALL_STATUSES),
  answered_at: instant.nullish(),
  ended_at: instant.nullish(),
  duration_sec: seconds.nullish(),
  talk_sec: seconds.nullish(),
  ivr: z.array(z.string().max(20)).max(50).nullish(),
  agent: z.object({ ext: z.string().max(50).nullish(), name: z.string().max(200).nullish() }).nullish(),
  note: text.nullish(),
  transcript: text.nullish(),
  recording_url: z
    .url({ protocol: /^https?$/ })
    .max(2_000)
    .nullish(),
});

/** @throws {AppError} UNPROCESSABLE with `details.fields`: every field that is missing or wrong */
export function genericCall(body: object): Call {
  const parsed = GenericCall.safeParse(body);
  if (!parsed.success) {
    const fields = parsed.error.issues.map((issue) => ({ field: issue.path.join("."), message: issue.message }));
    throw new AppError("UNPROCESSABLE", "the call has missing or wrong fields", { fields });
  }
  const { data } = parsed;
  const [, event] = data.event.split(".");
  return {
    provider: "generic",
    callId: data.call_id,
    event: CALL_EVENTS.find((one) => one === event) ?? "ended",
    direction: data.direction,
    from: data.from,
    to: data.to,
    status: data.status,
    startedAt: data.started_at,
    answeredAt: data.answered_at ?? undefined,
    endedAt: data.ended_at ?? undefined,
    durationSec: data.duration_sec ?? undefined,
    talkSec: data.talk_sec ?? undefined,
    ivr: data.ivr ?? [],
    agentExt: data.agent?.ext ?? undefined,
    agentName: data.agent?.name ?? undefined,
    note: data.note ?? undefined,
    transcript: data.transcript ?? undefined,
    recording: data.recording_url ?? undefined,
  };
}
