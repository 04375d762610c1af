import { z } from "zod";
import { cleanText } from "#src/domain/text.ts";
import { AppError } from "#src/errors.ts";
import type { NormalizedEvent } from "#src/ports/channel.ts";
import { fieldMessages, submissionShape } from "./submission-body.ts";

const word = z.string().transform(cleanText);

/** A submission as it is kept: the posted form, and what we found out when it came in. */
const delivery = z.object({
  ...submissionShape,
  reference: word.optional(),
  idempotencyKey: word.optional(),
  trackDigest: word.optional(),
  bodyDigest: word.optional(),
  moderation: z.array(word).default([]),
  withoutScript: z.boolean().default(false),
});
export type FormDelivery = z.input<typeof delivery>;

/**
 * The one event in a form delivery. Pure; the web form adapter and `submitForm` both read deliveries with it.
 * @param digest SHA-256 of the delivery, hex: names a form that carries no reference of ours
 * @throws {AppError} UNPROCESSABLE with `details.fields` when the form lacks what it must have
 */
export function formEvent(value: unknown, digest: string, receivedAt: Date): NormalizedEvent {
  const parsed = delivery.safeParse(value);
  if (!parsed.success) {
    throw new AppError("UNPROCESSABLE", "Phản ánh thiếu thông tin bắt buộc.", { fields: fieldMessages(parsed.error) });
  }
  const form = parsed.data;
  const objectId = form.reference ?? digest.slice(0, 32);
  return {
    channel: "webform",
    kind: "form",
    eventKey: form.idempotencyKey ? `idem:${form.idempotencyKey}` : `form:${objectId}`,
    objectId,
    verb: "add",
    threadKey: objectId,
    author: authorOf(form.contact, objectId),
    occurredAt: receivedAt.toISOString(),
    text: form.content,
    attachments: form.attachments.map((id) => ({ type: "upload", url: id })),
    ...(form.geo && { geo: geoOf(form.geo) }),
    ...(form.address && { address: form.address }),
    ...(form.ward && { wardCode: form.ward }),
    // A form is answered on its tracking page.
    replyHint: { publicReply: false, privateReply: false },
    facts: factsOf(form),
    opensTicket: true,
  };
}

type Form = z.infer<typeof delivery>;

/** The same phone is the same citizen; without one, every form is a stranger. */
function authorOf({ name, phone, email, anonymous }: Form["contact"], objectId: string): NormalizedEvent["author"] {
  return {
    key: phone ?? `form:${objectId}`,
    ...(name && { name }),
    ...(phone && { phone }),
    ...(email && { email }),
    anonymous,
  };
}

function geoOf({ lat, lng, accuracy_m, source }: NonNullable<Form["geo"]>): NormalizedEvent["geo"] {
  return { lat, lng, ...(accuracy_m != null && { accuracyM: accuracy_m }), ...(source && { source }) };
}

function factsOf(form: Form): Record<string, unknown> {
  return {
    ...(form.reference && { reference: form.reference }),
    ...(form.trackDigest && { trackDigest: form.trackDigest }),
    ...(form.bodyDigest && { bodyDigest: form.bodyDigest }),
    ...(form.category && { category: form.category }),
    ...(form.consent && { consent: form.consent }),
    ...(form.withoutScript && { withoutScript: true }),
    lang: form.lang,
    moderation: form.moderation,
  };
}
