import { z } from "zod";

/** Comments that are looked at again, to notice that they were edited or deleted. */
const MOST_WATCHED = 2_000;
/** The API's terms: what is kept longer has to be asked for again. */
export const WATCHED_DAYS = 30;
/** Ids of one call. */
export const RECHECKED = 50;
const RECHECK_MS = 3 * 3_600_000;
/** Known ids of a target: more than fit on one page, so that one deleted comment does not hide where reading stopped. */
const MOST_KNOWN = 120;

/** Where reading stopped. */
export const Cursor = z.object({
  /** Newest comment ids by target ("channel UC…", "video …"), newest first. */
  known: z.record(z.string(), z.array(z.string())).default({}),
  /** When each search was last made, and the videos that it found with the day until which they are read. */
  searched: z.record(z.string(), z.string()).default({}),
  found: z.record(z.string(), z.string()).default({}),
  /** Threads by id: when they were posted, last changed, and last looked at. */
  watched: z.record(z.string(), z.tuple([z.string(), z.string(), z.string()])).default({}),
});
export type Cursor = z.output<typeof Cursor>;

export const readCursor = (stored: Record<string, unknown>): Cursor => {
  const cursor = Cursor.safeParse(stored);
  return cursor.success ? cursor.data : Cursor.parse({});
};

export function noteKnown(cursor: Cursor, target: string, ids: readonly string[]): void {
  cursor.known[target] = [...new Set([...ids, ...(cursor.known[target] ?? [])])].slice(0, MOST_KNOWN);
}

/** The threads that were not looked at for the longest time. */
export function toRecheck({ watched }: Cursor, now: Date): string[] {
  return Object.entries(watched)
    .filter(([, [, , checkedAt]]) => now.getTime() - Date.parse(checkedAt) >= RECHECK_MS)
    .toSorted(([, [, , one]], [, [, , other]]) => (one < other ? -1 : 1))
    .slice(0, RECHECKED)
    .map(([id]) => id);
}

/** Lets go of what is old, or too much, and of targets that are read no more. */
export function tidy(cursor: Cursor, targets: readonly string[], searches: readonly string[], now: Date): Cursor {
  const since = new Date(now.getTime() - WATCHED_DAYS * 86_400_000).toISOString();
  const watched = Object.entries(cursor.watched)
    .filter(([, [postedAt]]) => postedAt >= since)
    .toSorted(([, [one]], [, [other]]) => (one < other ? 1 : -1))
    .slice(0, MOST_WATCHED);
  const of = <T>(record: Record<string, T>, keep: (key: string, value: T) => boolean) =>
    Object.fromEntries(Object.entries(record).filter(([key, value]) => keep(key, value)));
  return {
    known: of(cursor.known, (target) => targets.includes(target)),
    searched: of(cursor.searched, (words) => searches.includes(words)),
    found: of(cursor.found, (_video, until) => until > now.toISOString()),
    watched: Object.fromEntries(watched),
  };
}
