import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "#src/db/client.ts";
import type { Question } from "./question.ts";
import { filterOf, keyOf, within } from "./sum-up.ts";

const DAY_MS = 86_400_000;
const OFFSET_MS = 7 * 3_600_000;

/** Rounds that are open at the end of the period and fall due between then and the end of that local day. */
export function dueTodayWhere({ until, filters }: Question): SQL {
  const midnight = new Date((Math.floor((until.getTime() + OFFSET_MS) / DAY_MS) + 1) * DAY_MS - OFFSET_MS);
  const at = sql`${until.toISOString()}::timestamptz`;
  return sql`${within("resolution_due_at", { from: until, until: midnight })} and opened_at < ${at}
    and (closed_at is null or closed_at >= ${at}) ${filterOf(filters)}`;
}

/** By key of the question; "day" has no meaning here. */
export async function dueTodayOf(tx: Tx, question: Question): Promise<Map<string, number>> {
  const by = question.by === "day" ? null : question.by;
  const rows = await tx.execute<{ key: string; n: number }>(sql`
    select ${keyOf(by, "resolution_due_at")} as key, count(*)::int as n from kpi_rounds
    where ${dueTodayWhere(question)} group by 1`);
  return new Map(rows.map(({ key, n }) => [key, n]));
}
