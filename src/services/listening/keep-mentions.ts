import { and, eq, isNull, sql } from "drizzle-orm";
import { channelAccounts, contacts } from "#src/db/schema/index.ts";
import { localDate } from "#src/domain/local-time.ts";
import type { Ctx } from "../ctx.ts";
import { readUpkeep, storeUpkeep } from "../upkeep/settings-row.ts";
import { contactHash } from "./author-hash.ts";
import { clearMentions } from "./clear-mentions.ts";
import { COMPARED_DAYS } from "./near-mentions.ts";
import { refitRelevance } from "./refit-relevance.ts";
import { loadListeningSettings } from "./settings.ts";

/** Any number will do, if nobody else in this database takes it. */
const LOCK = 7_150_092;
const BATCH = 500;
const DAY_MS = 86_400_000;

export interface Kept {
  names: number;
  expired: number;
  refitted: boolean;
}

/**
 * The daily work on mentions: names of authors dropped after their days, texts after those of their source, what nothing is
 * compared with any more, and the relevance score learnt anew. Of several workers one does it; what is left when it is
 * stopped half way is found the next time.
 * @returns null when today's is done, or another is at it
 */
export async function keepMentions(ctx: Ctx, goOn: () => boolean = () => true): Promise<Kept | null> {
  const today = localDate(ctx.now());
  return ctx.db.transaction(async (tx) => {
    // Holds the lock; the batches run beside it, each in its own transaction.
    const [lock] = await tx.execute<{ mine: boolean }>(sql`select pg_try_advisory_xact_lock(${LOCK}) as mine`);
    if (!lock?.mine || (await readUpkeep(tx, "listening-run")) === today) return null;
    const { authorNameDays } = await loadListeningSettings(tx);
    const names = await inBatches(goOn, () => dropNames(ctx, authorNameDays));
    const expired = await inBatches(goOn, () => clearExpired(ctx));
    await dropCompared(ctx);
    await inBatches(goOn, () => backfillHashes(ctx));
    const refitted = goOn() && (await refitRelevance(ctx)) !== null;
    if (goOn()) await storeUpkeep(tx, "listening-run", today);
    return { names, expired, refitted };
  });
}

async function inBatches(goOn: () => boolean, batch: () => Promise<number>): Promise<number> {
  let count = 0;
  for (let done = BATCH; done >= BATCH && goOn(); count += done) done = await batch();
  return count;
}

const before = (ctx: Ctx, days: number) =>
  sql`${new Date(ctx.now().getTime() - days * DAY_MS).toISOString()}::timestamptz`;

/** Counted from when we saw it: an old post whose author we have just learnt is dropped as late. */
async function dropNames(ctx: Ctx, days: number): Promise<number> {
  const rows = await ctx.db.execute(sql`
    update mentions set author_name_sealed = null where (id, posted_at) in (
      select id, posted_at from mentions where author_name_sealed is not null and seen_at < ${before(ctx, days)} limit ${BATCH}
    ) returning 1`);
  return rows.length;
}

/** What became a ticket is kept with the ticket. */
async function clearExpired(ctx: Ctx): Promise<number> {
  const rows = await ctx.db.execute<{ id: string }>(sql`
    select m.id from sources s join mentions m on m.source_id = s.id
    where m.posted_at < ${before(ctx, 0)} - make_interval(days => s.retention_days) and m.removed_at is null
      and m.state <> 'promoted' limit ${BATCH}`);
  const ids = rows.map(({ id }) => Number(id));
  return ctx.db.transaction((tx) => clearMentions(tx, ids, "expired"));
}

/** Contacts of before there was a hash by which a public author is suggested as the same person. */
async function backfillHashes(ctx: Ctx): Promise<number> {
  const rows = await ctx.db
    .select({ id: contacts.id, accountId: contacts.accountId, authorKey: contacts.authorKey })
    .from(contacts)
    .innerJoin(channelAccounts, eq(channelAccounts.id, contacts.accountId))
    .where(and(eq(channelAccounts.channel, "facebook"), isNull(contacts.authorHash), isNull(contacts.erasedAt)))
    .limit(BATCH);
  for (const { id, accountId, authorKey } of rows)
    await ctx.db
      .update(contacts)
      .set({ authorHash: contactHash(ctx, accountId, authorKey) })
      .where(eq(contacts.id, id));
  return rows.length;
}

async function dropCompared(ctx: Ctx): Promise<void> {
  await ctx.db.execute(sql`delete from mention_bands where posted_at < ${before(ctx, COMPARED_DAYS)}`);
}
