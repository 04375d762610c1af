import { sql } from "drizzle-orm";
import type { Tx } from "#src/db/client.ts";
import { mentionBands } from "#src/db/schema/index.ts";
import { bandsOf, bitsApart, SAME_BITS } from "#src/domain/listening/simhash.ts";
import type { Near } from "../similar/best-of.ts";
import { type First, findSame } from "./find-same.ts";
import { countCopies, handOverFirst } from "./hand-over-first.ts";
import type { MentionRow } from "./view.ts";

/**
 * Folds a mention under the first that says the same. The earliest stands first, whatever came in first, unless a person
 * has decided on another already.
 * @param before as it was before an edit; null = it is new. What was decided on, or changed little, stays where it is
 * @returns id of the first; null = it says something new
 */
export async function foldSame(
  tx: Tx,
  mention: MentionRow,
  before: MentionRow | null,
  near: readonly Near[],
): Promise<number | null> {
  if (before) {
    await tx.execute(sql`delete from mention_bands where mention_id = ${mention.id}`);
    if (before.state !== "new" || changedLittle(before, mention)) {
      await keepBands(tx, mention);
      return before.sameAs;
    }
    await leave(tx, before);
  }
  const [first] = await Promise.all([findSame(tx, mention, near), keepBands(tx, mention)]);
  if (!first) return null;
  return isBefore(mention, first) ? standFirst(tx, mention, first) : follow(tx, mention, first);
}

const changedLittle = (before: MentionRow, { simhash }: MentionRow): boolean =>
  before.simhash !== null && simhash !== null && bitsApart(before.simhash, simhash) <= SAME_BITS;

const isBefore = (mention: MentionRow, first: First): boolean =>
  first.state === "new" && mention.postedAt.getTime() < first.postedAt.getTime();

/** What it says has changed: those that repeat the old words stay together without it. */
async function leave(tx: Tx, before: MentionRow): Promise<void> {
  await handOverFirst(tx, [before.id]);
  if (before.sameAs === null) return;
  await tx.execute(sql`update mentions set same_as = null where id = ${before.id}`);
  await countCopies(tx, [before.sameAs]);
}

async function follow(tx: Tx, mention: MentionRow, first: First): Promise<number> {
  await tx.execute(
    sql`update mentions set same_as = ${first.id} where id = ${mention.id} and posted_at = ${at(mention.postedAt)}`,
  );
  await tx.execute(sql`update mentions set copies = copies + 1, version = version + 1
    where id = ${first.id} and posted_at = ${at(first.postedAt)}`);
  return first.id;
}

async function standFirst(tx: Tx, mention: MentionRow, first: First): Promise<null> {
  await tx.execute(sql`update mentions set same_as = ${mention.id}, version = version + 1
    where id = ${first.id} or same_as = ${first.id}`);
  await countCopies(tx, [mention.id, first.id]);
  return null;
}

const at = (instant: Date) => sql`${instant.toISOString()}::timestamptz`;

async function keepBands(tx: Tx, { id, simhash, postedAt }: MentionRow): Promise<void> {
  if (simhash === null) return;
  const rows = bandsOf(simhash).map((bits, band) => ({ band, bits, mentionId: id, postedAt }));
  await tx.insert(mentionBands).values(rows);
}
