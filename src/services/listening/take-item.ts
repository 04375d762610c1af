import { and, asc, eq, inArray, isNull, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Tx } from "#src/db/client.ts";
import { mentions, sourceItems, sources } from "#src/db/schema/index.ts";
import { LONGEST_MEMORY_DAYS } from "#src/domain/incidents/shape-of.ts";
import { DESK_RELEVANCE } from "#src/domain/listening/relevance.ts";
import type { Classifier } from "#src/ports/classifier.ts";
import type { SourceItem } from "#src/ports/source.ts";
import type { Ctx } from "../ctx.ts";
import { awaitGrouping } from "../incidents/await-grouping.ts";
import type { Near } from "../similar/best-of.ts";
import { alarm } from "./alarm.ts";
import { clearMentions } from "./clear-mentions.ts";
import { countDays, isMention } from "./count-days.ts";
import { REWORDED, REWORDED_DAYS } from "./find-same.ts";
import { foldSame } from "./fold-same.ts";
import { holdListening } from "./lock.ts";
import { liveTopics, matchTopics } from "./match-topics.ts";
import { COMPARED_DAYS, nearMentions } from "./near-mentions.ts";
import { type ReadItem, readItem } from "./read-item.ts";
import type { MentionRow } from "./view.ts";
import { addMention, editMention, findMentionOf, type Source } from "./write-mention.ts";

/**
 * Makes a mention of what a source told, brings the one that it is up to date, or empties it. All tellings of an item that
 * wait are taken together, and of those the one changed last holds; so neither repetition nor order of arrival can show.
 * The model reads before the transaction begins; everything that follows from its answer is written in one.
 * @returns id of the mention that was written; null when nothing was left to do
 * @throws {AppError} UNAVAILABLE when the model cannot answer: tried again
 */
export async function takeItem(
  ctx: Ctx,
  itemId: number,
  classifier: Classifier,
  signal?: AbortSignal,
): Promise<number | null> {
  const waiting = await loadWaiting(ctx, itemId);
  if (!waiting || waiting.source.paused) return null;
  const told = holding(waiting.rows);
  if (!told) return null;
  const read =
    told.item.verb === "remove" ? null : await readItem(ctx, told.item, waiting.source.kind, classifier, signal);
  const near = read && mayBeReworded(ctx, told.item) ? await nearOf(ctx, read) : [];
  return ctx.db.transaction(async (tx) => {
    // Sent together and done in this order: a connection runs what it is sent one after another.
    const [, rows, before] = await Promise.all([
      // One at a time: two that say the same, taken at once, would not see each other.
      holdListening(tx),
      claim(tx, waiting.rows),
      findMentionOf(tx, waiting.source.id, told.item.key),
    ]);
    // Taken meanwhile by another, who has seen the same rows.
    if (!rows.some(({ id }) => id === told.id)) return null;
    return write(ctx, tx, { source: waiting.source, item: told.item, before, read, near });
  });
}

interface Row {
  id: number;
  item: SourceItem;
}

async function loadWaiting(ctx: Ctx, itemId: number): Promise<{ source: Source; rows: Row[] } | null> {
  const told = await ctx.db
    .select({ id: sourceItems.id, item: sourceItems.item, source: SOURCE })
    .from(asked)
    .innerJoin(sourceItems, and(eq(sourceItems.sourceId, asked.sourceId), eq(sourceItems.itemKey, asked.itemKey)))
    .innerJoin(sources, eq(sources.id, asked.sourceId))
    .where(and(eq(asked.id, itemId), isNull(asked.takenAt), isNull(sourceItems.takenAt)))
    .orderBy(asc(sourceItems.id));
  const [first] = told;
  if (!first) return null;
  return { source: first.source, rows: told.flatMap(({ id, item }) => (item ? [{ id, item }] : [])) };
}

const asked = alias(sourceItems, "asked");
const SOURCE = { id: sources.id, kind: sources.kind, accountId: sources.accountId, paused: sources.paused };

/** The telling that was changed last; at the same instant a removal, then what came in last. */
function holding(rows: readonly Row[]): Row | undefined {
  const removal = ({ item }: Row) => Number(item.verb === "remove");
  return rows.toSorted((a, b) => timeOf(b.item) - timeOf(a.item) || removal(b) - removal(a) || b.id - a.id)[0];
}

const timeOf = ({ changedAt }: SourceItem): number => Date.parse(changedAt);

const LIKE_MANY = 20;

/** Old posts come by the hundred thousand; what they say in other words was said too long ago for anybody to compare. */
const mayBeReworded = (ctx: Ctx, { postedAt }: SourceItem): boolean =>
  ctx.now().getTime() - Date.parse(postedAt) <= (COMPARED_DAYS + REWORDED_DAYS) * 86_400_000;

const nearOf = async (ctx: Ctx, { embedding }: ReadItem): Promise<Near[]> =>
  embedding ? nearMentions(ctx, embedding, { limit: LIKE_MANY, floor: REWORDED }) : [];

/** What they said is in the mention from now on; raw they are kept no longer. */
async function claim(tx: Tx, rows: readonly Row[]): Promise<{ id: number }[]> {
  const ids = rows.map(({ id }) => id);
  return tx
    .update(sourceItems)
    .set({ takenAt: sql`now()`, item: null })
    .where(and(inArray(sourceItems.id, ids), isNull(sourceItems.takenAt)))
    .returning({ id: sourceItems.id });
}

interface Taken {
  source: Source;
  item: SourceItem;
  /** The mention that the item is already. */
  before: MentionRow | null;
  /** Null: it was removed. */
  read: ReadItem | null;
  near: readonly Near[];
}

async function write(ctx: Ctx, tx: Tx, { source, item, before, read, near }: Taken): Promise<number | null> {
  if (before && !holds(item, before)) return null;
  if (!read) return before ? remove(tx, before, item) : (await addMention(ctx, tx, source, item, null)).id;
  if (before) await countDays(tx, isMention(before.id, before.postedAt), -1);
  const mention = before
    ? await editMention(ctx, tx, source, before, item, read)
    : await addMention(ctx, tx, source, item, read);
  const [first, live] = await Promise.all([foldSame(tx, mention, before, near), liveTopics(ctx, tx)]);
  await matchTopics(tx, mention, live, { isNew: before === null });
  await countDays(tx, isMention(mention.id, mention.postedAt), 1);
  if ((mention.relevance ?? 0) >= DESK_RELEVANCE && mayBeGoingOn(ctx, mention.postedAt))
    await awaitGrouping(tx, { mentionId: mention.id, postedAt: mention.postedAt });
  if (!before) await alarm(ctx, tx, mention, first !== null);
  return mention.id;
}

/** What was said before any event that still goes on belongs to none: a year of old posts proposes nothing, and costs no comparing. */
const mayBeGoingOn = (ctx: Ctx, postedAt: Date): boolean =>
  ctx.now().getTime() - postedAt.getTime() <= LONGEST_MEMORY_DAYS * 86_400_000;

/** Whether a telling is news for a mention: later than what holds now, or as late and not of something that is gone. */
function holds(item: SourceItem, { changedAt, removedAt }: { changedAt: Date; removedAt: Date | null }): boolean {
  const later = timeOf(item) - changedAt.getTime();
  return later > 0 || (later === 0 && (item.verb === "remove" || removedAt === null));
}

async function remove(tx: Tx, before: { id: number; postedAt: Date }, item: SourceItem): Promise<number> {
  await clearMentions(tx, [before.id], "deleted");
  await tx
    .update(mentions)
    .set({ changedAt: new Date(item.changedAt) })
    .where(and(eq(mentions.id, before.id), eq(mentions.postedAt, before.postedAt)));
  return before.id;
}
