import { sql } from "drizzle-orm";
import type { SourceKind } from "#src/domain/listening/source-kinds.ts";
import type { SourceReaders } from "#src/ports/source.ts";
import type { Ctx } from "../ctx.ts";
import { type Claimed, readSource } from "./read-source.ts";

const AT_ONCE = 4;
/** By then whoever had it has died: longer than any reading may take. */
const CLAIM_MINUTES = 5;

/** Reads the sources that are due, a few at a time; any number of workers may. @returns how many were looked at */
export async function pollDue(ctx: Ctx, readers: SourceReaders, signal: AbortSignal): Promise<number> {
  const due = sql`(next_at is null or next_at <= ${ctx.now().toISOString()}::timestamptz)`;
  const claimed = await claim(ctx, readers.kinds, sql`not paused and ${due}`);
  await Promise.all(claimed.map((source) => readSource(ctx, readers, source, signal)));
  return claimed.length;
}

/** One try at a time: until it is over, or its five minutes are, nobody else finds it due. */
export async function claim(ctx: Ctx, kinds: readonly SourceKind[], which: ReturnType<typeof sql>): Promise<Claimed[]> {
  const triedAt = ctx.now();
  const now = sql`${triedAt.toISOString()}::timestamptz`;
  const rows = await ctx.db.execute<Record<string, unknown> & { id: string }>(sql`
    with due as (
      select id from sources
      where removed_at is null and kind in ${[...kinds]} and ${which}
      order by next_at nulls first limit ${AT_ONCE} for update skip locked
    )
    update sources set tried_at = ${now}, next_at = ${now} + make_interval(mins => ${CLAIM_MINUTES})
    from due where sources.id = due.id
    returning sources.id`);
  return rows.map(({ id }) => ({ id, triedAt }));
}
