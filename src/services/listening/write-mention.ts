import { and, eq, sql } from "drizzle-orm";
import type { Tx } from "#src/db/client.ts";
import { mentionEvents, mentionKeys, mentions, mentionVectors } from "#src/db/schema/index.ts";
import type { SourceItem } from "#src/ports/source.ts";
import type { Ctx } from "../ctx.ts";
import { toHalfFloats } from "../similar/half-floats.ts";
import { authorHash } from "./author-hash.ts";
import type { ReadItem, Reading } from "./read-item.ts";
import type { MentionRow } from "./view.ts";

export interface Source {
  id: string;
  kind: typeof import("#src/domain/listening/source-kinds.ts").SOURCE_KINDS[number];
  accountId: string | null;
  paused: boolean;
}

/** The mention that an item is already, held until the transaction ends. */
export async function findMentionOf(tx: Tx, sourceId: string, itemKey: string): Promise<MentionRow | null> {
  const [row] = await tx
    .select({ mention: mentions })
    .from(mentionKeys)
    .innerJoin(mentions, and(eq(mentions.id, mentionKeys.mentionId), eq(mentions.postedAt, mentionKeys.postedAt)))
    .where(and(eq(mentionKeys.sourceId, sourceId), eq(mentionKeys.itemKey, itemKey)))
    .for("update");
  return row?.mention ?? null;
}

/** An item that is told for the first time. @param read null: it was removed before anybody had read it */
export async function addMention(
  ctx: Ctx,
  tx: Tx,
  source: Source,
  item: SourceItem,
  read: ReadItem | null,
): Promise<MentionRow> {
  const postedAt = new Date(item.postedAt);
  const [mention] = await tx
    .insert(mentions)
    .values({
      ...{ postedAt, sourceId: source.id, text: "", removedAt: read ? null : ctx.now(), seenAt: ctx.now() },
      ...{ kind: item.kind, changedAt: new Date(item.changedAt) },
      ...(read && toldColumns(ctx, source, item)),
      ...read?.reading,
    })
    .returning();
  if (!mention) throw new Error("an insert always returns its row");
  await Promise.all([
    tx.insert(mentionKeys).values({ sourceId: source.id, itemKey: item.key, mentionId: mention.id, postedAt }),
    keepVector(tx, mention, read),
    tx.insert(mentionEvents).values({ mentionId: mention.id, step: read ? "found" : "removed" }),
  ]);
  return mention;
}

/** A later telling of it. What people have decided stays. */
export async function editMention(
  ctx: Ctx,
  tx: Tx,
  source: Source,
  before: MentionRow,
  item: SourceItem,
  read: ReadItem,
): Promise<MentionRow> {
  const [mention] = await tx
    .update(mentions)
    .set({
      ...toldColumns(ctx, source, item),
      ...emptied,
      ...read.reading,
      ...{ changedAt: new Date(item.changedAt), removedAt: null, version: sql`${mentions.version} + 1` },
    })
    .where(and(eq(mentions.id, before.id), eq(mentions.postedAt, before.postedAt)))
    .returning();
  if (!mention) throw new Error("a row that is held cannot go");
  await tx.delete(mentionVectors).where(eq(mentionVectors.mentionId, mention.id));
  await keepVector(tx, mention, read);
  await tx.insert(mentionEvents).values({ mentionId: mention.id, step: before.removedAt ? "back" : "edited" });
  return mention;
}

/** What a reading does not find is not there any more. */
const emptied: Reading = { wardCode: null, unitId: null, lat: null, lng: null, place: null, simhash: null };

const toldColumns = (ctx: Ctx, source: Source, item: SourceItem) => ({
  ...{ kind: item.kind, url: item.url, text: item.text, reach: item.reach ?? 0 },
  parentKey: item.parentKey ?? null,
  authorHash: item.authorKey ? authorHash(ctx, source, item.authorKey) : null,
  authorNameSealed: item.authorName ? ctx.box.seal(item.authorName) : null,
});

async function keepVector(tx: Tx, { id, postedAt }: MentionRow, read: ReadItem | null): Promise<void> {
  const vector = read?.embedding ? toHalfFloats(read.embedding.vector) : null;
  if (vector && read?.embedding)
    await tx.insert(mentionVectors).values({ mentionId: id, postedAt, model: read.embedding.model, vector });
}
