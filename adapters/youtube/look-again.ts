import type { SourceItem } from "#src/ports/source.ts";
import type { Budget } from "./budget.ts";
import { removedItem, Threads } from "./comments.ts";
import { type Cursor, toRecheck } from "./cursor.ts";
import { watch } from "./read-target.ts";

/** Fifty threads that we keep, asked for by id: what has changed, and what is there no more. */
export async function lookAgain(spending: Budget, cursor: Cursor, now: Date): Promise<SourceItem[]> {
  const ids = toRecheck(cursor, now);
  if (ids.length === 0) return [];
  const query = { part: "snippet,replies", textFormat: "plainText", id: ids.join(",") };
  const answer = await spending.call("commentThreads", query, Threads);
  // Only a whole answer says that something is missing from it; of one thread alone, "not found" is that answer.
  const gone = answer?.ok === false && answer.fault === "gone" && ids.length === 1;
  if (!answer?.ok && !gone) return [];
  const threads = answer?.ok ? answer.data.items : [];
  const there = new Set(threads.map(({ id }) => id));
  const missing = ids.filter((id) => !there.has(id));
  for (const id of missing) delete cursor.watched[id];
  return [
    ...threads.flatMap((thread) => watch(thread, cursor, now)),
    ...missing.map((id) => removedItem(id, "comment", now)),
  ];
}
