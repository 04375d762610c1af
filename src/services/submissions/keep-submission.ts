import { createHash } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { rawEvents } from "#src/db/schema/index.ts";
import type { NormalizedEvent } from "#src/ports/channel.ts";
import type { Ctx } from "../ctx.ts";
import { receiveDelivery } from "../intake/receive-delivery.ts";
import { type FormDelivery, formEvent } from "./form-event.ts";
import type { SubmissionBody } from "./submission-body.ts";
import { trackDigestOf, trackSecret } from "./track-secret.ts";

export interface CheckedSubmission {
  accountId: string;
  key: string | null;
  reference: string;
  bodyDigest: string;
  moderation: string[];
  withoutScript: boolean;
  body: SubmissionBody;
}

/**
 * Stores a checked submission like a delivery of any channel. Event keys are for ever and answers for a day, so a key
 * may meet its own earlier event: the same body (its answer was lost half way) is that submission, another body (the
 * key is used again after a day) is a new one.
 * @returns the event, and the reference that holds: ours, or that of the earlier event
 */
export async function keepSubmission(
  ctx: Ctx,
  submission: CheckedSubmission,
): Promise<{ eventId: number; reference: string }> {
  const { accountId, bodyDigest, reference } = submission;
  const mine = await store(ctx, submission);
  if (mine.eventId !== undefined) return { eventId: mine.eventId, reference };
  const earlier = await findEvent(ctx, accountId, mine.eventKey);
  if (earlier?.bodyDigest === bodyDigest) return { eventId: earlier.eventId, reference: earlier.reference };
  const anew = await store(ctx, { ...submission, key: null });
  if (anew.eventId === undefined) throw new Error("a fresh reference cannot have an event");
  return { eventId: anew.eventId, reference };
}

async function store(ctx: Ctx, submission: CheckedSubmission): Promise<{ eventKey: string; eventId?: number }> {
  const { accountId, key, reference, bodyDigest, moderation, withoutScript } = submission;
  const { altcha: _altcha, ...form } = submission.body;
  const delivery: FormDelivery = {
    ...form,
    reference,
    bodyDigest,
    moderation,
    withoutScript,
    trackDigest: trackDigestOf(trackSecret(ctx, reference)),
    ...(key !== null && { idempotencyKey: key }),
  };
  const bytes = Buffer.from(JSON.stringify(delivery));
  const event = formEvent(delivery, createHash("sha256").update(bytes).digest("hex"), ctx.now());
  const { eventIds } = await receiveDelivery(ctx, { id: accountId }, bytes, [event]);
  const [eventId] = eventIds;
  return { eventKey: event.eventKey, ...(eventId !== undefined && { eventId }) };
}

async function findEvent(
  ctx: Ctx,
  accountId: string,
  eventKey: string,
): Promise<{ eventId: number; reference: string; bodyDigest: unknown } | undefined> {
  const [row] = await ctx.db
    .select({ id: rawEvents.id, event: rawEvents.event })
    .from(rawEvents)
    .where(and(eq(rawEvents.accountId, accountId), eq(rawEvents.eventKey, eventKey)));
  if (!row) return undefined;
  // Safe: written by receiveDelivery from a NormalizedEvent.
  const { objectId, facts } = JSON.parse(row.event) as NormalizedEvent;
  return { eventId: row.id, reference: objectId, bodyDigest: facts?.bodyDigest };
}
