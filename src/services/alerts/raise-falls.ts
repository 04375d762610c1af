import { sql } from "drizzle-orm";
import type { Tx } from "#src/db/client.ts";
import { HOUR_MS, hourOf, localDay } from "#src/domain/alerts/local-hours.ts";
import { type Felt, sentimentFall } from "#src/domain/alerts/sentiment-fall.ts";
import type { AlertSettings } from "#src/domain/alerts/settings.ts";
import { SECTOR_IDS } from "#src/domain/sectors.ts";
import type { Ctx } from "../ctx.ts";
import { countedItems } from "./counted-items.ts";
import { ITEMS_KEPT, raise } from "./raise-spikes.ts";

const BASELINE_DAYS = 28;

interface Row extends Record<string, unknown> {
  sector: string;
  /** 0: the last 24 hours; 1, 2, …: the 24 before, and so on. */
  ago: number;
  felt: number;
  negative: number;
}

/**
 * Raises an alert where the last 24 hours' share of negative messages is above what the four weeks before let expect, of
 * a sector or of all; once a local day, and not while one of that sector goes on. @returns how many were raised
 */
export async function raiseFalls(ctx: Ctx, tx: Tx, settings: AlertSettings): Promise<number> {
  const now = ctx.now();
  const until = hourOf(now) + 1;
  const rows = await tx.execute<Row>(sql`
    select coalesce(sector, 'all') as sector, (${until} - 1 - hour) / 24 as ago, sum(felt)::int as felt,
      sum(negative)::int as negative
    from cell_hours where hour >= ${until - (BASELINE_DAYS + 1) * 24} and hour < ${until}
    group by grouping sets ((sector, ago), (ago))`);
  const budget = (settings.falseAlarmsPerWeek * settings.parts.sentiment) / (SECTOR_IDS.length + 1);
  let raised = 0;
  for (const [sector, days] of bySector(rows)) {
    const today = days.get(0);
    const fall =
      today &&
      sentimentFall(
        [...days].filter(([ago]) => ago > 0).map(([, day]) => day),
        today,
        budget,
      );
    if (!fall || (await goesOn(tx, sector, now, settings))) continue;
    const row = await raise(ctx, tx, {
      key: `sentiment-${sector}-${localDay(until - 1)}`,
      ...{ rule: "sentiment", level: "city", sector, about: sector },
      ...{ fromAt: new Date(now.getTime() - 24 * HOUR_MS), raisedAt: now, hotAt: now, createdAt: now },
      ...{ observed: today.negative, people: today.negative, toldPeople: today.negative },
      ...{ expected: fall.expected, logP: fall.logP, aWeek: fall.aWeek },
      facts: { items: await angryItems(tx, sector, now), minutes: 1_440, before: fall.before, now: fall.now },
    });
    raised += row ? 1 : 0;
  }
  return raised;
}

function bySector(rows: readonly Row[]): Map<string, Map<number, Felt>> {
  const found = new Map<string, Map<number, Felt>>();
  for (const { sector, ago, felt, negative } of rows) {
    const days = found.get(sector) ?? new Map<number, Felt>();
    found.set(sector, days.set(ago, { felt, negative }));
  }
  return found;
}

/** What makes the share of the last 24 hours, oldest first. */
async function angryItems(tx: Tx, sector: string, now: Date): Promise<string[]> {
  const day = countedItems(new Date(now.getTime() - 24 * HOUR_MS), now);
  const rows = await tx.execute<{ id: string }>(sql`
    select id from (${day}) counted where sentiment = 'negative' and (${sector} = 'all' or sector = ${sector})
    order by at desc, id desc limit ${ITEMS_KEPT}`);
  return rows.map(({ id }) => id).toReversed();
}

/** One that goes on is kept as unusual, and not raised again. */
async function goesOn(tx: Tx, sector: string, now: Date, { quietHours }: AlertSettings): Promise<boolean> {
  const since = new Date(now.getTime() - quietHours * HOUR_MS).toISOString();
  const known = await tx.execute(sql`
    update alerts set hot_at = ${now.toISOString()}
    where rule = 'sentiment' and sector = ${sector} and closed_at is null and hot_at > ${since} returning id`);
  return known.length > 0;
}
