import { and, eq, sql } from "drizzle-orm";
import type { Tx } from "#src/db/client.ts";
import { sourceCosts } from "#src/db/schema/index.ts";

const HERE = "Asia/Ho_Chi_Minh";

export interface Cost {
  requests: number;
  units: number;
  bytes: number;
  items: number;
}

/** "2026-11-26": the day of a budget, by the clock of whoever gives it. */
export const budgetDay = (now: Date, zone = HERE): string =>
  new Intl.DateTimeFormat("en-CA", { timeZone: zone, dateStyle: "short" }).format(now);

export async function countCost(tx: Tx, sourceId: string, onDay: string, cost: Cost): Promise<void> {
  if (Object.values(cost).every((value) => value === 0)) return;
  const { requests, units, bytes, items } = sourceCosts;
  await tx
    .insert(sourceCosts)
    .values({ sourceId, onDay, ...cost })
    .onConflictDoUpdate({
      target: [sourceCosts.sourceId, sourceCosts.onDay],
      set: {
        requests: sql`${requests} + ${cost.requests}`,
        units: sql`${units} + ${cost.units}`,
        bytes: sql`${bytes} + ${cost.bytes}`,
        items: sql`${items} + ${cost.items}`,
      },
    });
}

export async function unitsOn(tx: Tx, sourceId: string, onDay: string): Promise<number> {
  const [row] = await tx
    .select({ units: sourceCosts.units })
    .from(sourceCosts)
    .where(and(eq(sourceCosts.sourceId, sourceId), eq(sourceCosts.onDay, onDay)));
  return row?.units ?? 0;
}
