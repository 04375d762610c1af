import { sql } from "drizzle-orm";
import { percentile } from "#src/bin/simulate/open-loop.ts";
import type { Grid } from "#src/domain/alerts/grid.ts";
import { windowMinutesOf } from "#src/domain/incidents/shape-of.ts";
import { sectorFamily } from "#src/domain/sector-families.ts";
import type { Ctx } from "#src/services/ctx.ts";
import { groupPoint } from "#src/services/incidents/group-point.ts";
import { fillYear } from "./fill-year.ts";
import { type Figures, isEvent, judgeGroups } from "./judge-groups.ts";
import type { Year } from "./simulate-year.ts";
import { lastReports } from "./words/decoys.ts";
import type { Written } from "./words/write-year.ts";

const MINUTE_MS = 60_000;

export interface Grouping extends Figures {
  items: number;
  p50Ms: number;
  p95Ms: number;
  maxMs: number;
}

/** Lets the service group messages one by one in order of time, as they would have come in, on the database of `ctx`. */
export async function measureGrouping(
  ctx: Ctx,
  year: readonly Written[],
  grid: Grid,
  say: (line: string) => void,
): Promise<Grouping> {
  await fillYear(ctx, year, grid.sectors);
  const took: number[] = [];
  const timed = async (work: () => Promise<unknown>) => {
    const begun = performance.now();
    await work();
    took.push(performance.now() - begun);
  };
  for (const [at, { told }] of year.entries()) {
    const now = new Date(told.atMs);
    await timed(() => groupPoint({ ...ctx, now: () => now }, at + 1));
    // What is to be compared once more; of the others that wait nobody has heard yet.
    for (const id of await waitingBefore(ctx, at + 1)) await timed(() => groupPoint({ ...ctx, now: () => now }, id));
    if (at % 5_000 === 0) say(`${at} of ${year.length}`);
  }
  const rows = await ctx.db.execute<{ of: string; incident_id: string }>(sql`
    select coalesce(ticket_id, mention_id) as of, incident_id from incident_members where removed_at is null`);
  const incidentOf = new Map(rows.map(({ of, incident_id }) => [Number(of), incident_id]));
  const judged = year.map(({ same }, at) => ({ same, incident: incidentOf.get(at + 1) ?? null }));
  for (const [at, { same, incident }] of judged.entries())
    say(JSON.stringify({ same, incident, ...year[at]?.told, text: year[at]?.text }));
  const [p50Ms, p95Ms, maxMs] = [percentile(took, 0.5), percentile(took, 0.95), Math.max(...took)];
  return { ...judgeGroups(judged), items: year.length, p50Ms, p95Ms, maxMs };
}

async function waitingBefore(ctx: Ctx, heard: number): Promise<number[]> {
  const rows = await ctx.db.execute<{ id: string }>(
    sql`select id from incident_points where pending and id <= ${heard} order by id`,
  );
  return rows.map(({ id }) => Number(id));
}

/**
 * The messages that can meet an event: of the sectors that grouping compares it with, in its wards, those around them or none,
 * from its window before the first report to its window after the last one.
 */
export function aroundEvents(written: readonly Written[], year: Year, grid: Grid): Written[] {
  const last = lastReports(year.told);
  const events = new Set(year.events.map((_, number) => `event ${number}`));
  const scopes = year.events.map(({ kind, wards, startMs }, number) => {
    const windowMs = windowMinutesOf({ sector: kind.sector, matters: [] }) * MINUTE_MS;
    return {
      sectors: new Set(sectorFamily(kind.sector).map((id) => grid.sectors.indexOf(id))),
      wards: new Set([...wards.flatMap((ward) => grid.around[ward] ?? []), grid.wards.length]),
      fromMs: startMs - windowMs,
      untilMs: (last.get(number) ?? startMs) + windowMs,
    };
  });
  return written.filter(
    ({ told, same }) =>
      events.has(same) ||
      (!isEvent(same) &&
        scopes.some(
          ({ sectors, wards, fromMs, untilMs }) =>
            told.atMs >= fromMs && told.atMs <= untilMs && wards.has(told.ward) && sectors.has(told.sector),
        )),
  );
}
