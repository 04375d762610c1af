import type { Dispatcher } from "undici";
import { canonicalUrl } from "#src/domain/listening/canonical-url.ts";
import type { HubRequest, SourceItem, SourcePush } from "#src/ports/source.ts";
import { decodeDocument } from "#src/services/fetching/decode-document.ts";
import { feedDate } from "../newspaper/feed-date.ts";
import { type FeedEntry, parseFeed } from "../newspaper/parse-feed.ts";
import { plainText } from "../newspaper/plain-text.ts";
import { callProvider } from "../provider/call.ts";
import { removedItem } from "./comments.ts";
import { YoutubeSettings } from "./settings.ts";

const TOPIC = "https://www.youtube.com/xml/feeds/videos.xml?channel_id=";

/** New, renamed and deleted videos of channels, told by YouTube's WebSub hub. */
export const hubPush = ({ hub, dispatcher }: { hub: string; dispatcher: Dispatcher }): SourcePush => ({
  topics(settings) {
    const { success, data } = YoutubeSettings.safeParse(settings);
    return success && data.push ? data.channels.map((id) => `${TOPIC}${id}`) : [];
  },
  async ask({ mode, topic, callback, secret, leaseSeconds }: HubRequest, signal) {
    const form = {
      ...{ "hub.mode": mode, "hub.topic": topic, "hub.callback": callback, "hub.verify": "async" },
      ...{ "hub.secret": secret, "hub.lease_seconds": String(leaseSeconds) },
    };
    const headers = { "content-type": "application/x-www-form-urlencoded" };
    const body = String(new URLSearchParams(form));
    const answer = await callProvider(dispatcher, { method: "POST", url: hub, headers, body }, signal);
    return { ok: answer.kind === "answered" && answer.status >= 200 && answer.status < 300 };
  },
  items(body, topic, now) {
    const feed = parseFeed(decodeDocument(body, ""));
    if (!feed.ok) return [];
    const channel = topic.slice(TOPIC.length);
    return feed.entries.flatMap((entry) => videoOf(entry, channel, now) ?? []);
  },
});

/** A video of another channel is none of what we asked for, whoever says it. */
function videoOf(entry: FeedEntry, channel: string, now: Date): SourceItem | undefined {
  const id = entry.videoId ?? /^yt:video:([\w-]{1,20})$/.exec(entry.id ?? "")?.[1];
  if (!id) return undefined;
  if (entry.deleted) return removedItem(`yt:video:${id}`, "video", now);
  if (entry.channelId !== channel) return undefined;
  const postedAt = feedDate(entry.published) ?? now.toISOString();
  return {
    ...{ verb: "upsert", kind: "video", key: `yt:video:${id}`, text: plainText(entry.title ?? "") },
    url: canonicalUrl(`https://www.youtube.com/watch?v=${id}`),
    ...{ authorKey: channel, authorName: entry.author ?? null },
    ...{ postedAt, changedAt: feedDate(entry.updated) ?? postedAt },
  };
}
