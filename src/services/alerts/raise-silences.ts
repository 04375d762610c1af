import { sql } from "drizzle-orm";
import type { Tx } from "#src/db/client.ts";
import { hourOf } from "#src/domain/alerts/local-hours.ts";
import type { AlertSettings } from "#src/domain/alerts/settings.ts";
import { silenceOf } from "#src/domain/alerts/silence.ts";
import type { Ctx } from "../ctx.ts";
import { raise } from "./raise-spikes.ts";

const BASELINE_DAYS = 56;

interface Row extends Record<string, unknown> {
  origin: string;
  last_ms: number | null;
  hours: [hour: number, n: number][];
}

/**
 * Raises an alert for each account or source that has always told something and tells nothing any more: a webhook that was
 * taken away, a token that ran out, a feed that moved. Once a gap. @returns how many were raised
 */
export async function raiseSilences(ctx: Ctx, tx: Tx, settings: AlertSettings): Promise<number> {
  const now = ctx.now();
  const from = hourOf(now) - BASELINE_DAYS * 24;
  const rows = await heardOf(tx, from);
  const budget = (settings.falseAlarmsPerWeek * settings.parts.silence) / Math.max(1, rows.length);
  let raised = 0;
  for (const { origin, last_ms, hours } of rows) {
    const counts = hours.map(([hour, n]) => ({ hour, n }));
    const first = counts[0]?.hour ?? from;
    if (last_ms === null) continue;
    const silence = silenceOf(counts, first, Number(last_ms), now.getTime(), budget);
    if (!silence) continue;
    const row = await raise(ctx, tx, {
      key: `silence-${origin}-${silence.sinceMs}`,
      ...{ rule: "silence", level: "origin", sector: "all", about: "all", origin },
      ...{ fromAt: new Date(silence.sinceMs), raisedAt: now, hotAt: now, createdAt: now },
      ...{ observed: 0, people: 0, toldPeople: 0 },
      ...{ expected: silence.expected, logP: silence.logP, aWeek: silence.aWeek },
      facts: { minutes: Math.round((now.getTime() - silence.sinceMs) / 60_000) },
    });
    raised += row ? 1 : 0;
  }
  return raised;
}

/** Of accounts and sources that are switched on: their hours, and when the last message came. */
const heardOf = (tx: Tx, from: number) =>
  tx.execute<Row>(sql`
    select h.origin, jsonb_agg(jsonb_build_array(h.hour, h.n) order by h.hour) as hours,
      coalesce(
        (select extract(epoch from max(t.created_at)) * 1000 from tickets t
          where t.account_id = substr(h.origin, 9) and h.origin like 'account:%' and t.created_at >= to_timestamp(max(h.hour) * 3600.0)),
        (select extract(epoch from max(least(m.posted_at, m.seen_at))) * 1000 from mentions m
          where m.source_id = substr(h.origin, 8) and h.origin like 'source:%' and m.posted_at >= to_timestamp(max(h.hour) * 3600.0))
      )::float8 as last_ms
    from source_hours h
    where h.hour >= ${from}
      and (exists (select 1 from channel_accounts c where 'account:' || c.id = h.origin and c.state = 'active')
        or exists (select 1 from sources s where 'source:' || s.id = h.origin and not s.paused))
    group by h.origin`);
