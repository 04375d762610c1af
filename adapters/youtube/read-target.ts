import type { SourceItem } from "#src/ports/source.ts";
import type { Budget } from "./budget.ts";
import { type Thread, Threads, threadItems } from "./comments.ts";
import { type Cursor, noteKnown } from "./cursor.ts";
import type { YoutubeSettings } from "./settings.ts";

/** A channel that is new here has years of comments: the newest pages are enough. */
const MOST_PAGES = 5;
/** A page of 100 long threads with replies may pass the megabyte at which an answer is cut off. */
const PAGE = "50";

/** What comments are asked for by. */
export interface Target {
  name: string;
  query: Record<string, string>;
}

export const targetsOf = ({ channels, videos }: YoutubeSettings, { found }: Cursor): Target[] => [
  ...channels.map((id) => ({ name: `channel ${id}`, query: { allThreadsRelatedToChannelId: id } })),
  ...[...new Set([...videos, ...Object.keys(found)])].map((id) => ({ name: `video ${id}`, query: { videoId: id } })),
];

/** Newest first until a comment that we know, as it was then. Puts what it finds under watch. */
export async function readTarget(spending: Budget, target: Target, cursor: Cursor, now: Date): Promise<SourceItem[]> {
  const items: SourceItem[] = [];
  const ids: string[] = [];
  const known = new Set(cursor.known[target.name] ?? []);
  let pageToken: string | undefined;
  for (let page = 0; page < MOST_PAGES; page++) {
    const query = {
      part: "snippet,replies",
      order: "time",
      maxResults: PAGE,
      textFormat: "plainText",
      ...target.query,
    };
    const answer = await spending.call("commentThreads", { ...query, ...(pageToken && { pageToken }) }, Threads);
    if (!answer) break;
    if (!answer.ok) {
      spending.note(answer.fault, { ...answer.facts, target: target.name });
      break;
    }
    const threads = answer.data.items;
    items.push(...threads.flatMap((thread) => watch(thread, cursor, now)));
    ids.push(...threads.map(({ id }) => id));
    pageToken = answer.data.nextPageToken;
    if (!pageToken || threads.some(({ id }) => known.has(id))) break;
  }
  suspectMissing(cursor, known, ids);
  noteKnown(cursor, target.name, ids);
  return items;
}

/** What should stand among the threads just read and does not is looked at again first: it may be deleted. */
function suspectMissing(cursor: Cursor, known: ReadonlySet<string>, read: readonly string[]): void {
  const oldest = cursor.watched[read.at(-1) ?? ""]?.[0];
  if (oldest === undefined) return;
  for (const id of known) {
    const watched = cursor.watched[id];
    if (watched && watched[0] > oldest && !read.includes(id)) watched[2] = new Date(0).toISOString();
  }
}

/** What a thread says that we did not know: nothing, of one that is as it was. */
export function watch(thread: Thread, cursor: Cursor, now: Date): SourceItem[] {
  const items = threadItems(thread);
  const [top] = items;
  if (!top) return [];
  // A reply makes a thread newer without a change of its own.
  const changedAt = items.reduce((latest, item) => (item.changedAt > latest ? item.changedAt : latest), top.changedAt);
  const before = cursor.watched[thread.id];
  cursor.watched[thread.id] = [top.postedAt, changedAt, now.toISOString()];
  return before?.[1] === changedAt ? [] : items;
}
