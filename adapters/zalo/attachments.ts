import type { Attachment } from "#src/ports/channel.ts";
import { fieldsOf, textOf, webAddressOf } from "../untrusted-json.ts";
import type { Envelope } from "./envelope.ts";

const TYPES = new Map<string, Attachment["type"]>([
  ["image", "image"],
  ["photo", "image"],
  ["gif", "gif"],
  ["audio", "audio"],
  ["voice", "audio"],
  ["video", "video"],
  ["file", "file"],
  ["sticker", "sticker"],
  ["link", "link"],
  ["business_card", "contact"],
]);

/** Pictures, recordings and so on, in the order sent. A location is none: it is where the matter lies. */
export function attachmentsOf({ name, attachments }: Envelope): Attachment[] {
  const nameType = name.replace(/^.*_send_(anonymous_)?/, "");
  const found = attachments
    .map((one) => ({ type: textOf(fieldsOf(one).type) ?? nameType, payload: fieldsOf(fieldsOf(one).payload) }))
    .filter(({ type }) => type !== "location")
    .map(({ type, payload }) => ({
      type: TYPES.get(nameType === "business_card" ? nameType : type) ?? "unknown",
      url: webAddressOf(payload.url),
      name: textOf(payload.name) ?? textOf(payload.title) ?? textOf(payload.description),
    }));
  // What a card looks like inside is not documented; that one was sent is worth showing.
  return nameType === "business_card" && found.length === 0 ? [{ type: "contact" }] : found;
}
