import { newspaperItems } from "#adapters/newspaper/items.ts";
import { parseFeed } from "#adapters/newspaper/parse-feed.ts";
import { Threads, threadItems } from "#adapters/youtube/comments.ts";
import type { SourceKind } from "#src/domain/listening/source-kinds.ts";
import type { SourceItem } from "#src/ports/source.ts";
import { readTold } from "#src/services/sources/told-item.ts";

export interface ToldPosts {
  id: string;
  kind: SourceKind;
  /** Called so by whoever added it. */
  name: string;
  items: SourceItem[];
}

/** The same texts as each kind of source tells them, through the code that reads such a source. */
export function postsOf(texts: readonly string[], now: Date): ToldPosts[] {
  return [
    { id: "dien-dan", kind: "webhook", name: texts[0] ?? "", items: hookItems(texts, now) },
    { id: "bao", kind: "newspaper", name: texts[1] ?? "", items: feedItems(texts, now) },
    { id: "kenh", kind: "youtube", name: texts[2] ?? "", items: commentItems(texts, now) },
  ];
}

function hookItems(texts: readonly string[], now: Date): SourceItem[] {
  const told = texts.map((text, n) => ({
    ...{ id: `bai-${n} ${text}`.slice(0, 500), text, postedAt: now.toISOString(), reach: n },
    ...{
      author: { id: text, name: text.slice(0, 200) },
      url: `https://dien-dan.example.vn/${encodeURIComponent(text)}`,
    },
  }));
  const { items, refused } = readTold(told, now);
  if (refused.length > 0) throw new Error(`posts that were refused: ${JSON.stringify(refused)}`);
  return items;
}

/** Titles and summaries once as text, which a feed escapes, and once as the markup that they are. */
function feedItems(texts: readonly string[], now: Date): SourceItem[] {
  const escaped = (text: string) =>
    text
      .replace(/[^\t\n\r\x20-\uffff]/g, "")
      .replaceAll("&", "&amp;")
      .replaceAll("<", "&lt;");
  const cdata = (text: string) => `<![CDATA[${escaped(text).replaceAll("]]>", "")}]]>`;
  const items = texts.map((text, n) => {
    const title = n % 2 === 0 ? escaped(text) : cdata(text);
    const link = `https://bao.example.vn/${n}`;
    return `<item><guid>${n}</guid><title>Tin ${n} ${title}</title><description>${escaped(text)}</description><link>${link}</link></item>`;
  });
  const feed = parseFeed(`<?xml version="1.0"?><rss version="2.0"><channel>${items.join("")}</channel></rss>`);
  if (!feed.ok) throw new Error(`a feed that cannot be read: ${feed.why}`);
  const read = newspaperItems(feed.entries, { address: "https://bao.example.vn/rss", seen: {}, now }).items;
  if (read.length < texts.length) throw new Error(`${read.length} of ${texts.length} items of a feed were read`);
  return read;
}

function commentItems(texts: readonly string[], now: Date): SourceItem[] {
  const at = now.toISOString();
  const told = texts.map((text, n) => {
    const snippet = {
      ...{ videoId: "dQw4w9WgXcQ", textOriginal: `Bình luận ${n} ${text}`, authorDisplayName: text.slice(0, 100) },
      ...{ authorChannelId: { value: text }, publishedAt: at, likeCount: n },
    };
    return {
      id: `binh-luan-${n}`,
      snippet: { videoId: "dQw4w9WgXcQ", topLevelComment: { id: `binh-luan-${n}`, snippet } },
    };
  });
  return Threads.parse({ items: told }).items.flatMap(threadItems);
}
