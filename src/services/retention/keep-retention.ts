import { sql } from "drizzle-orm";
import { localDate } from "#src/domain/local-time.ts";
import { record } from "../audit/record.ts";
import type { Ctx } from "../ctx.ts";
import { readUpkeep, storeUpkeep } from "../upkeep/settings-row.ts";
import { cutOf, type RetentionRun } from "./preview.ts";
import { removeDue } from "./remove-due.ts";
import { loadRetention, RETENTION_KINDS } from "./settings.ts";

/** Local hours in which it works, [from, until): few people are at their desks then. */
const NIGHT = [1, 5] as const;
const LOCAL_MS = 7 * 3_600_000;
/** Any number will do, if nobody else in this database takes it. */
const LOCK = 7_150_021;

const localHour = (at: Date): number => new Date(at.getTime() + LOCAL_MS).getUTCHours();
const isNight = (at: Date): boolean => localHour(at) >= NIGHT[0] && localHour(at) < NIGHT[1];

/**
 * Removes what is kept longer than the city wants, once a night, batch after batch, until all is done, the morning comes,
 * or `stopping` says so; what is left waits for the next night. Of several workers one does it.
 * @returns what was done; null: not now
 */
export async function keepRetention(ctx: Ctx, stopping?: AbortSignal, night = isNight): Promise<RetentionRun | null> {
  if (!night(ctx.now())) return null;
  return ctx.db.transaction(async (tx) => {
    // Holds the lock and writes the end of it; the batches run beside it, each in its own transaction.
    const [lock] = await tx.execute<{ mine: boolean }>(sql`select pg_try_advisory_xact_lock(${LOCK}) as mine`);
    const settings = await loadRetention(tx);
    const asked = RETENTION_KINDS.filter((kind) => settings[kind] !== null);
    if (!lock?.mine || asked.length === 0 || (await doneTonight(ctx))) return null;
    const removed: Record<string, number> = {};
    let finished = true;
    const goOn = () => !stopping?.aborted && night(ctx.now());
    for (const kind of asked) {
      const done = await removeDue(ctx, kind, cutOf(ctx, settings[kind] ?? 0), goOn);
      removed[kind] = done.count;
      finished &&= done.finished;
    }
    const run = { at: ctx.now().toISOString(), removed, finished };
    await storeUpkeep(tx, "retention-run", run);
    if (Object.values(removed).some((count) => count > 0))
      await record(ctx, tx, { action: "retention.run", details: { ...removed } });
    return run;
  });
}

async function doneTonight(ctx: Ctx): Promise<boolean> {
  const last = (await readUpkeep(ctx.db, "retention-run")) as RetentionRun | undefined; // stored below, by us alone
  return last?.finished === true && localDate(new Date(last.at)) === localDate(ctx.now());
}
