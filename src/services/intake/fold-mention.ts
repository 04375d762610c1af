import type { MentionKind } from "#src/domain/listening/mention-states.ts";
import type { NormalizedEvent } from "#src/ports/channel.ts";
import type { SourceItem } from "#src/ports/source.ts";
import { accountSource } from "../sources/account-source.ts";
import { keepItems } from "../sources/keep-items.ts";
import type { Folding } from "./take-event.ts";

/**
 * A public post or rating that a person may turn into a ticket: kept as an item of the account's own source, and taken
 * from there like whatever any other source tells.
 * @returns ids of the items that are new
 */
export async function foldMention({ ctx, tx, event, accountId }: Folding): Promise<number[]> {
  const sourceId = await accountSource(tx, { id: accountId, channel: event.channel });
  return keepItems(tx, sourceId, [itemOf(event)], ctx.now());
}

function itemOf(event: NormalizedEvent): SourceItem {
  const { permalink, stars } = event.facts ?? {};
  const at = new Date(event.occurredAt).toISOString();
  return {
    verb: event.verb === "remove" ? "remove" : "upsert",
    key: event.objectId,
    kind: kindOf(event),
    text: event.verb === "remove" ? "" : (event.text ?? ""),
    url: typeof permalink === "string" && permalink.startsWith("https://") ? permalink : null,
    authorKey: event.author.anonymous ? null : event.author.key,
    authorName: event.author.anonymous ? null : (event.author.name ?? null),
    postedAt: at,
    changedAt: at,
    ...(event.threadKey !== event.objectId && { parentKey: event.threadKey }),
    ...(typeof stars === "number" && { score: stars }),
    ...(event.geo && { position: { lat: event.geo.lat, lng: event.geo.lng } }),
  };
}

function kindOf({ kind, facts }: NormalizedEvent): MentionKind {
  if (kind === "rating") return "rating";
  return facts?.item === "comment" ? "comment" : "post";
}
