import { asc, isNull, sql } from "drizzle-orm";
import { mentions, sourceItems, sources } from "#src/db/schema/index.ts";
import type { SourceKind } from "#src/domain/listening/source-kinds.ts";
import type { Verdict } from "#src/ports/classifier.ts";
import type { SourceItem } from "#src/ports/source.ts";
import { takeItem } from "#src/services/listening/take-item.ts";
import { keepItems } from "#src/services/sources/keep-items.ts";
import { fixedClassifier } from "./classifier.ts";
import type { TestCtx } from "./ctx.ts";

/** A source that tells what a test wants, and what has become of it. */
export async function listening(t: TestCtx, id = "dien-dan", kind: SourceKind = "webhook", accountId?: string) {
  await t.ctx.db
    .insert(sources)
    .values({ id, kind, name: `Nguồn ${id}`, accountId: accountId ?? null })
    .onConflictDoNothing();
  let count = 0;
  const item = (text: string, more: Partial<SourceItem> = {}): SourceItem => {
    const at = t.ctx.now().toISOString();
    return {
      ...{ verb: "upsert", key: `bai-${++count}`, kind: "post", text, url: null, authorKey: null, authorName: null },
      ...{ postedAt: at, changedAt: at },
      ...more,
    };
  };
  const keep = (...items: SourceItem[]) => t.ctx.db.transaction((tx) => keepItems(tx, id, items, t.ctx.now()));
  /** Tells it and has it read by a classifier that answers as told. @returns id of the mention */
  const post = async (
    text: string,
    more: Partial<SourceItem> = {},
    verdict: Partial<Verdict> = {},
  ): Promise<number> => {
    const [itemId = 0] = await keep(item(text, more));
    return (await takeItem(t.ctx, itemId, fixedClassifier(verdict))) ?? 0;
  };
  return { id, item, keep, post };
}

/** Takes all that waits. */
export async function takeAll(t: TestCtx, verdict: Partial<Verdict> = {}): Promise<void> {
  const rows = await t.ctx.db
    .select()
    .from(sourceItems)
    .where(isNull(sourceItems.takenAt))
    .orderBy(asc(sourceItems.id));
  for (const { id } of rows) await takeItem(t.ctx, id, fixedClassifier(verdict));
}

export const allMentions = (t: TestCtx) => t.ctx.db.select().from(mentions).orderBy(asc(mentions.id));

/** The counts by day, zeros left out. */
export const allDays = async (t: TestCtx) =>
  t.ctx.db.execute<{ sector: string; topic_id: string; n: number; relevant: number }>(sql`
    select on_day::text, source_id, sector, ward_code, sentiment, topic_id, sum(n)::int as n, sum(relevant)::int as relevant
    from mention_days group by 1, 2, 3, 4, 5, 6 having sum(n) <> 0 or sum(relevant) <> 0 order by 1, 2, 3, 4, 5, 6`);
