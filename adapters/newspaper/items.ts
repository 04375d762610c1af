import { canonicalUrl } from "#src/domain/listening/canonical-url.ts";
import type { SourceItem } from "#src/ports/source.ts";
import { sha256Hex } from "../signature.ts";
import { feedDate } from "./feed-date.ts";
import type { FeedEntry } from "./parse-feed.ts";
import { plainText } from "./plain-text.ts";

const MAX_TITLE = 500;
/** Some feeds hold the whole article in the summary; that is the paper's. */
const MAX_SUMMARY = 1_000;
/** An id that stands for so many pages is none. */
const TOO_MANY_PAGES = 3;

interface Before {
  /** Of the feed: relative links start there. */
  address: string;
  seen: Readonly<Record<string, string>>;
  now: Date;
}

/**
 * What is new or changed in a feed since the last look. Dates are the paper's, else the moment when we first saw it.
 * @returns `seen` for the next look: only what the feed still holds, so it never grows
 */
export function newspaperItems(entries: readonly FeedEntry[], before: Before) {
  const items: SourceItem[] = [];
  const seen: Record<string, string> = {};
  const isId = idsOf(entries, before.address);
  for (const entry of entries) {
    const url = linkOf(entry, before.address);
    const text = textOf(entry);
    const key = isId(entry.id) ?? url;
    // Without words, or without anything to find it again by, there is nothing to keep.
    if (!key || text === "" || seen[key]) continue;
    const digest = sha256Hex(text, url ?? "").slice(0, 16);
    seen[key] = digest;
    const known = before.seen[key];
    if (known !== digest) items.push(itemOf({ key, url, text }, entry, known !== undefined, before));
  }
  return { items, seen };
}

function itemOf(
  { key, url, text }: { key: string; url: string | null; text: string },
  entry: FeedEntry,
  changed: boolean,
  { address, now }: Before,
): SourceItem {
  const postedAt = feedDate(entry.published) ?? feedDate(entry.updated) ?? now.toISOString();
  // Papers change a title and leave its date: what we saw change has changed now.
  const changedAt = changed ? now.toISOString() : (feedDate(entry.updated) ?? postedAt);
  return {
    ...{ verb: "upsert", kind: "article", key, text, url, postedAt, changedAt },
    // A paper is one voice, however many write for it.
    authorKey: URL.parse(address)?.hostname ?? null,
    authorName: null,
  };
}

function textOf({ title = "", summary = "" }: FeedEntry): string {
  const [head, body] = [plainText(title).slice(0, MAX_TITLE), plainText(summary).slice(0, MAX_SUMMARY)];
  return body === "" || body === head ? head : `${head}\n${body}`.trim();
}

const linkOf = ({ link, id }: FeedEntry, address: string): string | null => {
  const given = link ?? (id?.startsWith("http") ? id : undefined);
  return given ? canonicalUrl(URL.parse(given, address)?.href ?? "") : null;
};

/** Ids are ids of one page; some feeds give every item that of the paper. */
function idsOf(entries: readonly FeedEntry[], address: string) {
  const pages = new Map<string, Set<string | null>>();
  for (const entry of entries)
    if (entry.id) pages.set(entry.id, (pages.get(entry.id) ?? new Set()).add(linkOf(entry, address)));
  return (id: string | undefined) => (id && (pages.get(id)?.size ?? 0) < TOO_MANY_PAGES ? id : undefined);
}
