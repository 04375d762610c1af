import { sql } from "drizzle-orm";
import type { Tx } from "#src/db/client.ts";
import type { Grid, Level } from "#src/domain/alerts/grid.ts";
import type { AlertSettings } from "#src/domain/alerts/settings.ts";
import type { Ongoing } from "#src/domain/alerts/settle.ts";
import { placesOf } from "./load-history.ts";

interface Row extends Record<string, unknown> {
  key: string;
  level: Level;
  about: string;
  ward_codes: string[];
  told_people: number;
  hot_ms: number;
}

/** Its incident is being dealt with: nobody need be told of it again. */
const incidentOpen = sql`exists (
  select 1 from incidents i where i.reference = a.incident and i.state in ('proposed', 'confirmed'))`;

const quietSince = (settings: AlertSettings, now: Date) =>
  new Date(now.getTime() - settings.quietHours * 3_600_000).toISOString();

/** Spikes that are not over: lately unusual, whatever a person has said of them, or with an incident that is open. */
export async function ongoingSpikes(tx: Tx, grid: Grid, settings: AlertSettings, now: Date): Promise<Ongoing[]> {
  const rows = await tx.execute<Row>(sql`
    select key, level, about, ward_codes, told_people, (extract(epoch from hot_at) * 1000)::float8 as hot_ms
    from alerts a where rule = 'spike' and closed_at is null
      and (hot_at > ${quietSince(settings, now)} or ${incidentOpen})
    order by raised_at, id`);
  const [sectors, wards] = [placesOf(grid.sectors), placesOf(grid.wards)];
  return rows.map(({ key, level, about, ward_codes, told_people, hot_ms }) => ({
    ...{ key, level, toldPeople: told_people, hotMs: Number(hot_ms) },
    about: sectors.get(about) ?? grid.sectors.length,
    wards: ward_codes.flatMap((code) => wards.get(code) ?? []),
  }));
}

/** What has long been usual again is over: nothing is laid to it any more, and what nobody judged is closed. */
export async function closeQuiet(tx: Tx, settings: AlertSettings, now: Date): Promise<void> {
  await tx.execute(sql`
    update alerts a set closed_at = ${now.toISOString()}, state = case when state = 'open' then 'closed' else state end,
      version = version + 1
    where closed_at is null and hot_at <= ${quietSince(settings, now)} and not ${incidentOpen}`);
}
