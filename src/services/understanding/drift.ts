import { type Counts, type Stability, stability } from "#src/domain/stability.ts";
import type { Ctx } from "../ctx.ts";

/** What is compared: two of what the machine answers, three of what it is given. */
export const DRIFTING = ["sector", "urgency", "language", "length", "style"] as const;

export interface Drift {
  of: (typeof DRIFTING)[number];
  /** Tickets of the 28 days before, and of the last 7. */
  before: number;
  now: number;
  /** Null where either is too few to claim anything. */
  stability: Stability | null;
  /** The kinds whose share moved most, at most three, largest move first; shares 0..1. Empty unless a shift is claimed. */
  moved: { kind: string; before: number; now: number }[];
}

const DAY_MS = 86_400_000;
const RECENT_DAYS = 7;
const BEFORE_DAYS = 28;

/** The last 7 days against the 28 before, by what the machine last said of each ticket and by the shape of what it read. */
export async function measureDrift(ctx: Ctx): Promise<Drift[]> {
  const recent = new Date(ctx.now().getTime() - RECENT_DAYS * DAY_MS);
  const from = new Date(recent.getTime() - BEFORE_DAYS * DAY_MS);
  const rows = await ctx.sql<{ of: string; kind: string; before: number; now: number }[]>`
    select x.of, x.kind, count(*) filter (where t.created_at < ${recent.toISOString()})::int as before,
      count(*) filter (where t.created_at >= ${recent.toISOString()})::int as now
    from tickets t
    cross join lateral (
      select verdict from verdicts where ticket_id = t.id and model <> 'person' order by id desc limit 1
    ) v
    cross join lateral (values
      ('sector', v.verdict ->> 'sector'), ('urgency', v.verdict ->> 'urgency'),
      ('language', v.verdict #>> '{read,language}'), ('length', v.verdict #>> '{read,length}'),
      ('style', v.verdict #>> '{read,style}')
    ) x (of, kind)
    where t.created_at >= ${from.toISOString()} and x.kind is not null
    group by x.of, x.kind`;
  return DRIFTING.map((of) => {
    const mine = rows.filter((row) => row.of === of);
    const counts = (side: "before" | "now"): Counts => Object.fromEntries(mine.map((row) => [row.kind, row[side]]));
    return driftOf(of, counts("before"), counts("now"));
  });
}

function driftOf(of: Drift["of"], before: Counts, now: Counts): Drift {
  const total = (counts: Counts) => Object.values(counts).reduce((sum, n) => sum + n, 0);
  const [n, m] = [total(before), total(now)];
  const found = stability(before, now);
  const moved = Object.keys({ ...before, ...now })
    .map((kind) => ({ kind, before: (before[kind] ?? 0) / n, now: (now[kind] ?? 0) / m }))
    .toSorted((a, b) => Math.abs(b.now - b.before) - Math.abs(a.now - a.before))
    .slice(0, 3);
  const claimed = found !== null && found.level !== "stable";
  return { of, before: n, now: m, stability: found, moved: claimed ? moved : [] };
}
