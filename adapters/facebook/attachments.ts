import type { Attachment } from "#src/ports/channel.ts";
import { type Fields, fieldsOf, listOf, textOf, webAddressOf } from "../untrusted-json.ts";

const TYPES = new Map<unknown, Attachment["type"]>([
  ["image", "image"],
  ["audio", "audio"],
  ["video", "video"],
  ["reel", "video"],
  ["ig_reel", "video"],
  ["file", "file"],
  ["sticker", "sticker"],
  ["post", "link"],
  ["ig_post", "link"],
]);

/** What came with a message, in the order sent. A location is none: it is where the matter lies. */
export function attachmentsOf(message: Fields): Attachment[] {
  return listOf(message.attachments)
    .map(fieldsOf)
    .filter((one) => fieldsOf(one.payload).coordinates === undefined)
    .map((one) => {
      const payload = fieldsOf(one.payload);
      const url = webAddressOf(payload.url) ?? webAddressOf(one.url);
      return { type: typeOf(one.type, payload, url), url, name: textOf(payload.title) ?? textOf(one.title) };
    });
}

function typeOf(type: unknown, payload: Fields, url: string | undefined): Attachment["type"] {
  // Until 2026-08-30 a sticker also called itself an image.
  if (payload.sticker_id !== undefined) return "sticker";
  // A shared link, or whatever Messenger would not pass on, and then without an address.
  if (type === "fallback") return url ? "link" : "unknown";
  return TYPES.get(type) ?? "unknown";
}

/** What came with a comment or post of the Page's feed. */
export function feedAttachments(value: Fields): Attachment[] {
  const images = [value.photo, ...listOf(value.photos)].map(webAddressOf).filter((url) => url !== undefined);
  const link = webAddressOf(value.link);
  // Of a photo or video, the link is the thing itself.
  if (images.length === 0 && value.item === "photo" && link) images.push(link);
  const video = webAddressOf(value.video) ?? (value.item === "video" ? link : undefined);
  const isShared = link !== undefined && !images.includes(link) && link !== video && value.item !== "photo";
  return [
    ...[...new Set(images)].map((url) => ({ type: "image" as const, url })),
    ...(video ? [{ type: "video" as const, url: video }] : []),
    ...(isShared ? [{ type: "link" as const, url: link }] : []),
  ];
}
