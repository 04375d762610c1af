import type { NormalizedEvent } from "#src/ports/channel.ts";
import { hoursAfter, saysSomething } from "../delivered-events.ts";
import { type Fields, idOf, instantOf, textOf } from "../untrusted-json.ts";
import { feedAttachments } from "./attachments.ts";
import { type Place, pageEvent, systemEvent } from "./page-event.ts";
import { happeningOf, verbOf, writerOf } from "./writer.ts";

/** What a visitor can put on a Page. Of other items (shares, events, offers) only those of the Page itself are posts. */
const VISITOR_ITEMS = new Set<unknown>(["status", "post", "photo", "video", "link", "note"]);
const PAGE_ITEMS = new Set<unknown>([
  ...VISITOR_ITEMS,
  "share",
  "album",
  "photo-album",
  "picture",
  "event",
  "question",
]);

/** One private answer may be sent to the writer within 7 days. */
const PRIVATE_REPLY_HOURS = 7 * 24;

/** A comment or post on the Page; reactions and the like only count. */
export function feedEvent(value: Fields, place: Place): NormalizedEvent {
  const isComment = value.item === "comment";
  const objectId = (isComment ? idOf(value.comment_id) : undefined) ?? idOf(value.post_id);
  const author = writerOf(value, objectId ?? "");
  const isOwn = author.key === place.pageId;
  const isText = isComment || (isOwn ? PAGE_ITEMS : VISITOR_ITEMS).has(value.item);
  // Hidden by the Page is not taken back by its writer: the matter stands and stays readable for who handles it.
  const verb = value.verb === "hide" || value.verb === "unhide" ? "edit" : verbOf(value);
  if (objectId === undefined || verb === undefined || !isText) return countedEvent(value, place, objectId, author);
  return writtenEvent(value, place, { kind: isComment ? "comment" : "post", objectId, author, verb, isOwn });
}

interface Written extends Pick<NormalizedEvent, "objectId" | "author" | "verb"> {
  kind: "comment" | "post";
  isOwn: boolean;
}

function writtenEvent(value: Fields, { pageId, sentAt }: Place, written: Written): NormalizedEvent {
  const { kind, objectId, author, verb, isOwn } = written;
  const occurredAt = instantOf(value.edited_time) ?? instantOf(value.created_time) ?? sentAt;
  const removed = verb === "remove";
  const said = removed ? { attachments: [] } : { text: textOf(value.message), attachments: feedAttachments(value) };
  const isNew = !removed && value.verb !== "hide" && value.verb !== "unhide";
  return pageEvent({
    kind,
    verb: isOwn ? "context" : verb,
    eventKey: `feed:${idOf(value.item)}:${objectId}:${happeningOf(value)}`,
    objectId,
    threadKey: idOf(value.post_id) ?? `${pageId}_${objectId.split("_")[0]}`,
    author,
    occurredAt,
    ...said,
    facts: feedFacts(value),
    replyHint:
      isOwn || removed
        ? { publicReply: false, privateReply: false }
        : { windowUntil: hoursAfter(occurredAt, PRIVATE_REPLY_HOURS), publicReply: true, privateReply: true },
    opensTicket: !isOwn && isNew && saysSomething(said),
  });
}

function feedFacts(value: Fields) {
  const parentId = idOf(value.parent_id);
  return {
    item: idOf(value.item),
    verb: idOf(value.verb),
    parentId: parentId === idOf(value.post_id) ? undefined : parentId,
    permalink: textOf(value.permalink_url),
  };
}

function countedEvent(
  value: Fields,
  place: Place,
  objectId: string | undefined,
  author: NormalizedEvent["author"],
): NormalizedEvent {
  return systemEvent("feed", value, place, {
    ...(objectId ? { objectId, author } : {}),
    threadKey: idOf(value.post_id) ?? place.pageId,
    occurredAt: instantOf(value.created_time) ?? place.sentAt,
    facts: { item: idOf(value.item), verb: idOf(value.verb), reactionType: textOf(value.reaction_type) },
  });
}
