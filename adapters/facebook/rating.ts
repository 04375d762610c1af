import type { NormalizedEvent } from "#src/ports/channel.ts";
import { type Fields, idOf, instantOf, numberOf, textOf } from "../untrusted-json.ts";
import { type Place, pageEvent, systemEvent } from "./page-event.ts";
import { happeningOf, verbOf, writerOf } from "./writer.ts";

/** A recommendation of the Page, for or against. Not the rating of a ticket: nobody was asked about one. */
export function ratingEvent(value: Fields, place: Place): NormalizedEvent {
  const reviewerId = idOf(value.reviewer_id);
  const objectId = idOf(value.open_graph_story_id) ?? (reviewerId ? `review:${reviewerId}` : undefined);
  const verb = verbOf(value);
  // The same field also brings comments and reactions under a recommendation.
  const isRating = value.item === undefined || value.item === "rating";
  if (objectId === undefined || verb === undefined || !isRating) return systemEvent("ratings", value, place);
  return pageEvent({
    kind: "rating",
    verb,
    eventKey: `ratings:${objectId}:${happeningOf(value)}`,
    objectId,
    threadKey: objectId,
    author: writerOf(value, objectId),
    occurredAt: instantOf(value.edited_time) ?? instantOf(value.created_time) ?? place.sentAt,
    text: verb === "remove" ? undefined : textOf(value.review_text),
    facts: { recommendation: textOf(value.recommendation_type), stars: numberOf(value.rating) },
  });
}
