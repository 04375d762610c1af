import { AppError } from "#src/errors.ts";
import type { ChannelAccount, NormalizedEvent } from "#src/ports/channel.ts";
import { deliveredEvents } from "../delivered-events.ts";
import { type Fields, fieldsOf, idOf, instantOf, listOf, readJson } from "../untrusted-json.ts";
import { feedEvent } from "./feed.ts";
import { mentionEvent } from "./mention.ts";
import { messagingEvent } from "./messaging.ts";
import { type Place, systemEvent } from "./page-event.ts";
import { ratingEvent } from "./rating.ts";

/** See ChannelAdapter.parse. A delivery holds up to 1,000 items, of several kinds and in any order. */
export function parseFacebook(body: Uint8Array, account: ChannelAccount, receivedAt: Date): NormalizedEvent[] {
  const root = fieldsOf(readJson(body));
  const object = idOf(root.object);
  if (object === undefined || !Array.isArray(root.entry)) {
    throw new AppError("INVALID", "The delivery has no object and entry: not from Facebook.");
  }
  return deliveredEvents(
    listOf(root.entry).flatMap((item) => {
      const entry = fieldsOf(item);
      const pageId = account.settings.pageId || (idOf(entry.id) ?? "");
      const place = { pageId, sentAt: instantOf(entry.time) ?? receivedAt.toISOString(), standby: false };
      if (object !== "page") return [systemEvent(object, item, place)];
      // One app serves many Pages; failing here would make Meta send the others' items again.
      if (idOf(entry.id) !== pageId) {
        return [systemEvent("page", item, place, { facts: { unknownPage: idOf(entry.id) ?? "" } })];
      }
      const events = eventsOf(entry, place);
      return events.length > 0 ? events : [systemEvent("entry", item, place)];
    }),
  );
}

function eventsOf(entry: Fields, place: Place): NormalizedEvent[] {
  return [
    ...listOf(entry.messaging).map((item) => messagingEvent(item, place)),
    ...listOf(entry.standby).map((item) => messagingEvent(item, { ...place, standby: true })),
    ...listOf(entry.changes).map((item) => changeEvent(item, place)),
  ];
}

function changeEvent(item: unknown, place: Place): NormalizedEvent {
  const { field, value } = fieldsOf(item);
  switch (field) {
    case "feed":
      return feedEvent(fieldsOf(value), place);
    case "mention":
      return mentionEvent(fieldsOf(value), place);
    case "ratings":
      return ratingEvent(fieldsOf(value), place);
    default:
      return systemEvent(idOf(field) ?? "change", item, place);
  }
}
