import type { NormalizedEvent } from "#src/ports/channel.ts";
import { type Fields, idOf, instantOf, textOf } from "../untrusted-json.ts";
import { feedAttachments } from "./attachments.ts";
import { type Place, pageEvent, systemEvent } from "./page-event.ts";
import { happeningOf, verbOf, writerOf } from "./writer.ts";

/** Somebody named the Page in a post or comment of their own. For a person to look at: it may be no matter at all. */
export function mentionEvent(value: Fields, place: Place): NormalizedEvent {
  const objectId = idOf(value.comment_id) ?? idOf(value.post_id);
  const verb = verbOf(value);
  if (objectId === undefined || verb === undefined) return systemEvent("mention", value, place);
  const author = writerOf(value, objectId);
  const isOwn = author.key === place.pageId;
  const removed = verb === "remove";
  return pageEvent({
    // Of the Page naming itself nobody has to take notice.
    ...(isOwn ? { kind: value.comment_id ? "comment" : "post", verb: "context" } : { kind: "mention", verb }),
    eventKey: `mention:${idOf(value.item) ?? ""}:${objectId}:${happeningOf(value)}`,
    objectId,
    threadKey: idOf(value.post_id) ?? objectId,
    author,
    occurredAt: instantOf(value.edited_time) ?? instantOf(value.created_time) ?? place.sentAt,
    text: removed ? undefined : textOf(value.message),
    attachments: removed ? [] : feedAttachments(value),
    facts: { item: idOf(value.item), permalink: textOf(value.permalink_url) },
  });
}
