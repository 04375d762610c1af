import { and, eq, isNull } from "drizzle-orm";
import { sources } from "#src/db/schema/index.ts";
import type { Reading, SourceFault, SourceNow, SourceReader, SourceReaders } from "#src/ports/source.ts";
import { findAccount } from "../accounts/load-account.ts";
import { knownTokens } from "../accounts/token-row.ts";
import type { Ctx } from "../ctx.ts";
import { backOffMs } from "./back-off.ts";
import { budgetDay, countCost, unitsOn } from "./count-cost.ts";
import { keepItems } from "./keep-items.ts";
import { notHeard } from "./not-heard.ts";
import { nudge } from "./tell.ts";

/** Of everything that one look at a source may take. */
const READ_MS = 120_000;

export interface Claimed {
  id: string;
  triedAt: Date;
}

/** What one look came to. */
export interface Looked {
  found: number;
  fault: NonNullable<Reading["fault"]> | null;
}

type Row = typeof sources.$inferSelect;

/** These are states of the other side that time or its own owner changes: no reason to come less often. */
const MILD: readonly SourceFault[] = ["budget_spent", "comments_disabled"];

/** One look at a source that was claimed. Never throws: whatever happens to it, the others are read. */
export async function readSource(
  ctx: Ctx,
  readers: SourceReaders,
  { id, triedAt }: Claimed,
  signal: AbortSignal,
): Promise<Looked> {
  try {
    const [row] = await ctx.db
      .select()
      .from(sources)
      .where(and(eq(sources.id, id), isNull(sources.removedAt)));
    const reader = row && readers.get(row.kind);
    if (!row || !reader) return { found: 0, fault: null };
    const reading = await readWithin(ctx, reader, row, signal);
    // Stopped, not failed: it is due again in a few minutes.
    if (signal.aborted && reading.fault) return { found: 0, fault: null };
    return await keepReading(ctx, reader, { row, triedAt }, reading);
  } catch (error) {
    ctx.log.error({ err: error, sourceId: id }, "a source could not be read");
    return { found: 0, fault: { code: "misconfigured", facts: {} } };
  }
}

async function readWithin(ctx: Ctx, reader: SourceReader, row: Row, signal: AbortSignal): Promise<Reading> {
  const limit = AbortSignal.timeout(READ_MS);
  const ended = AbortSignal.any([limit, signal]);
  const failed = (code: SourceFault): Reading => ({
    ...{ items: [], cursor: row.cursor, nextAt: ctx.now(), cost: { requests: 0, units: 0, bytes: 0 } },
    fault: { code, facts: {} },
  });
  if (!reader.settings.safeParse(row.settings).success) return failed("misconfigured");
  const now = await sourceNow(ctx, reader, row);
  try {
    // A reader that does not listen to the signal is left to itself.
    return await Promise.race([reader.read(now, ctx.now(), ended), whenOver(ended)]);
  } catch (error) {
    if (ended.aborted) return failed("timed_out");
    ctx.log.error({ err: error, sourceId: row.id }, "the reader of a source failed");
    return failed("malformed");
  }
}

const whenOver = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    else signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });

async function sourceNow(ctx: Ctx, reader: SourceReader, row: Row): Promise<SourceNow> {
  const account = row.accountId ? await findAccount(ctx, row.accountId) : undefined;
  const tokens = account && (await knownTokens(ctx, ctx.db, account));
  return {
    ...{ id: row.id, settings: row.settings, cursor: row.cursor },
    secret: row.secretSealed ? ctx.box.open(row.secretSealed) : null,
    unitsToday: await unitsOn(ctx.db, row.id, budgetDay(ctx.now(), reader.budgetZone)),
    ...(account && {
      account: {
        settings: account.settings,
        accessToken: tokens?.needsSignIn ? null : (tokens?.access ?? null),
        appSecret: account.secrets.appSecret,
      },
    }),
  };
}

/** Items, cost and where reading stopped, in one transaction: what is not kept is read again. */
async function keepReading(
  ctx: Ctx,
  reader: SourceReader,
  { row, triedAt }: { row: Row; triedAt: Date },
  reading: Reading,
): Promise<Looked> {
  const now = ctx.now();
  const ids = await ctx.db.transaction(async (tx) => {
    const items = row.accountId ? await notHeard(tx, row.accountId, reading.items) : reading.items;
    const kept = await keepItems(tx, row.id, items, now);
    const onDay = budgetDay(now, reader.budgetZone);
    await countCost(tx, row.id, onDay, { ...reading.cost, items: kept.length });
    await tx
      .update(sources)
      .set(stateAfter(row, reading, now))
      // A look that took so long that another has begun says nothing of where reading stopped.
      .where(and(eq(sources.id, row.id), eq(sources.triedAt, triedAt)));
    return kept;
  });
  await nudge(ctx, ids);
  if (reading.fault) ctx.log.warn({ sourceId: row.id, fault: reading.fault.code }, "a source could not be read whole");
  return { found: ids.length, fault: reading.fault ?? null };
}

function stateAfter(row: Row, { cursor, nextAt, fault }: Reading, now: Date): Partial<Row> {
  if (!fault) return { cursor, nextAt, okAt: now, fault: null, faultFacts: {}, faultsInARow: 0 };
  const said = { cursor, fault: fault.code, faultFacts: fault.facts };
  if (MILD.includes(fault.code)) return { ...said, nextAt, okAt: now, faultsInARow: 0 };
  const faultsInARow = row.faultsInARow + 1;
  const again = now.getTime() + backOffMs(faultsInARow, Math.random());
  return { ...said, faultsInARow, nextAt: new Date(Math.max(nextAt.getTime(), again)) };
}
