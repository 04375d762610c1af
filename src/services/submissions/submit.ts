import { createHash } from "node:crypto";
import { AppError } from "#src/errors.ts";
import type { Ctx } from "../ctx.ts";
import { takeEvent } from "../intake/take-event.ts";
import { canonicalJson } from "./canonical-json.ts";
import { claimUploads, type KnownUpload, knownUploads } from "./claim-uploads.ts";
import { freeReference } from "./free-reference.ts";
import { type Claim, claimKey, giveBackKey, keepAnswer, readIdempotencyKey } from "./idempotency.ts";
import { keepSubmission } from "./keep-submission.ts";
import { loadForm } from "./load-form.ts";
import { moderationReasons } from "./moderation.ts";
import { limitAddress } from "./sender-limits.ts";
import { readSubmissionBody, type SubmissionBody } from "./submission-body.ts";
import { trackSecret } from "./track-secret.ts";

export interface SubmissionRequest {
  /** Account id of the form. */
  formId: string;
  /** As posted: fixture W1. */
  body: unknown;
  idempotencyKey?: string | null | undefined;
  ip: string;
  /** Posted by a page without script: no CAPTCHA, no measured time. */
  withoutScript?: boolean | undefined;
}

export interface SubmissionAnswer {
  /** The reference of the ticket. */
  code: string;
  trackUrl: string;
  /** Shows the submitter their own text on the tracking page; 128 bits, base64url. */
  secret: string;
  /** The same submission came before: nothing new was made. */
  duplicate: boolean;
}

/**
 * Takes a form in: one submission, one ticket, however often and however concurrently it is sent with its key.
 * Suspicious ones go to the desk with the reasons; none is thrown away.
 * @throws {AppError} INVALID with `details.fields`; NOT_FOUND no such form; UNPROCESSABLE key used with another body;
 *   CONFLICT the same submission is being worked on; RATE_LIMITED with `details.retryAfterSec`
 */
export async function submitForm(ctx: Ctx, request: SubmissionRequest): Promise<SubmissionAnswer> {
  limitAddress(ctx, request.ip);
  const key = readIdempotencyKey(request.idempotencyKey);
  const account = await loadForm(ctx, request.formId);
  const body = readSubmissionBody(request.body);
  if (body.ward && !ctx.city.ward(body.ward)) throw unknownWard();
  const uploads = await knownUploads(ctx, body.attachments);
  const submission = { ctx, request, body, uploads, accountId: account.id, bodyDigest: digestOf(body, uploads) };
  if (key === null) return answerFor(ctx, await receive(submission, null));

  const claimed = await claimKey(ctx, { accountId: account.id, key, bodyDigest: submission.bodyDigest });
  if ("answer" in claimed) return answerFor(ctx, { reference: claimed.answer, duplicate: true });
  return receiveOnce(submission, claimed.claim);
}

interface Submission {
  ctx: Ctx;
  request: SubmissionRequest;
  body: SubmissionBody;
  uploads: KnownUpload[];
  accountId: string;
  bodyDigest: string;
}

async function receiveOnce(submission: Submission, claim: Claim): Promise<SubmissionAnswer> {
  const { ctx } = submission;
  try {
    const received = await receive(submission, claim.key);
    await keepAnswer(ctx, claim, received.reference);
    return answerFor(ctx, received);
  } catch (error) {
    await giveBackKey(ctx, claim).catch((failure: unknown) => ctx.log.warn({ err: failure }, "key not given back"));
    throw error;
  }
}

async function receive(submission: Submission, key: string | null): Promise<{ reference: string; duplicate: boolean }> {
  const { ctx, request, body, accountId, bodyDigest, uploads } = submission;
  const reference = await freeReference(ctx);
  const moderation = await moderationReasons(ctx, {
    accountId,
    body,
    ip: request.ip,
    withoutScript: request.withoutScript ?? false,
    owner: key === null ? reference : createHash("sha256").update(key).digest("hex"),
  });
  const kept = await keepSubmission(ctx, {
    accountId,
    key,
    reference,
    bodyDigest,
    moderation,
    withoutScript: request.withoutScript ?? false,
    // Uploads that expired or belong to another form are left out: the words matter more.
    body: { ...body, attachments: uploads.filter((upload) => upload.free).map((upload) => upload.id) },
  });
  await claimUploads(ctx, body.attachments);
  await takeNow(ctx, kept.eventId);
  return { reference: kept.reference, duplicate: kept.reference !== reference };
}

/** So that the ticket is there when the citizen is told its number. */
async function takeNow(ctx: Ctx, eventId: number): Promise<void> {
  try {
    await takeEvent(ctx, eventId);
  } catch (error) {
    ctx.log.error({ err: error, eventId }, "form kept, ticket not yet made: left to the queue");
  }
}

/**
 * What makes two requests the same submission: all that the citizen said. A new CAPTCHA, the clock and the time of a
 * second try do not count, and a picture sent again is the same picture.
 */
function digestOf(body: SubmissionBody, uploads: KnownUpload[]): string {
  const { altcha: _altcha, elapsed_ms: _elapsed, website: _website, consent, attachments, ...said } = body;
  const pictures = attachments.map((id) => uploads.find((upload) => upload.id === id)?.sha256 ?? id);
  return createHash("sha256")
    .update(canonicalJson({ ...said, consent: consent?.version, pictures }))
    .digest("hex");
}

function answerFor(ctx: Ctx, { reference, duplicate }: { reference: string; duplicate: boolean }): SubmissionAnswer {
  const secret = trackSecret(ctx, reference);
  return { code: reference, trackUrl: `${ctx.publicUrl}/t/${reference}`, secret, duplicate };
}

function unknownWard(): AppError {
  const message = "Không có phường, xã này trong danh sách hiện hành.";
  return new AppError("INVALID", message, { fields: [{ field: "ward", message }] });
}
