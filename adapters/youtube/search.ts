import { z } from "zod";
import { canonicalUrl } from "#src/domain/listening/canonical-url.ts";
import { cleanText } from "#src/domain/text.ts";
import type { SourceItem } from "#src/ports/source.ts";
import type { Budget } from "./budget.ts";
import { instantOf } from "./comments.ts";
import type { Cursor } from "./cursor.ts";

/** A search costs as much as a hundred pages of comments. */
const EVERY_MS = 6 * 3_600_000;
/** How long the comments of a found video are read. */
const READ_MS = 7 * 86_400_000;
/** So far back the first time. */
const FIRST_MS = 7 * 86_400_000;
const MOST_FOUND = 200;

const Found = z.object({
  items: z
    .array(
      z.object({
        id: z.object({ videoId: z.string() }),
        snippet: z.object({
          title: z.string().default(""),
          channelId: z.string().optional(),
          channelTitle: z.string().optional(),
          publishedAt: z.string().optional(),
        }),
      }),
    )
    .prefault([]),
});
type FoundVideo = z.output<typeof Found>["items"][number];

/** Videos that are new since the last search; their comments are read from now on. */
export async function search(
  spending: Budget,
  searches: readonly string[],
  cursor: Cursor,
  now: Date,
): Promise<SourceItem[]> {
  const items: SourceItem[] = [];
  for (const words of searches) {
    const last = Date.parse(cursor.searched[words] ?? "");
    if (now.getTime() - last < EVERY_MS) continue;
    const since = new Date(Number.isFinite(last) ? last : now.getTime() - FIRST_MS).toISOString();
    const query = { part: "snippet", type: "video", order: "date", maxResults: "25", regionCode: "VN", q: words };
    const answer = await spending.call("search", { ...query, publishedAfter: since }, Found);
    if (!answer) continue;
    if (!answer.ok) {
      spending.note(answer.fault, answer.facts);
      continue;
    }
    cursor.searched[words] = now.toISOString();
    for (const video of answer.data.items) {
      if (Object.keys(cursor.found).length < MOST_FOUND)
        cursor.found[video.id.videoId] = new Date(now.getTime() + READ_MS).toISOString();
      items.push(videoItem(video, now));
    }
  }
  return items;
}

function videoItem({ id, snippet }: FoundVideo, now: Date): SourceItem {
  const postedAt = instantOf(snippet.publishedAt) ?? now.toISOString();
  return {
    ...{ verb: "upsert", kind: "video", key: `yt:video:${id.videoId}`, text: cleanText(snippet.title) },
    url: canonicalUrl(`https://www.youtube.com/watch?v=${id.videoId}`),
    authorKey: snippet.channelId ?? null,
    authorName: snippet.channelTitle ?? null,
    ...{ postedAt, changedAt: postedAt },
  };
}
