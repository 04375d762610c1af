import { sql } from "drizzle-orm";
import { type Calendars, calendarsOf } from "#src/city/calendars.ts";
import type { City } from "#src/city/city.ts";
import { loadPack } from "#src/city/load-city.ts";
import { CalendarsFile } from "#src/city/pack/calendars-file.ts";
import type { Tx } from "#src/db/client.ts";
import type { OpenTime } from "./history.ts";

/**
 * Open time by the calendars that were in force when it ended: a holiday that is entered later changes no figure of
 * before, also when the figures are made anew.
 */
export async function openTimeOf(tx: Tx, city: City): Promise<OpenTime> {
  const rows = await tx.execute<{ at: string; document: unknown }>(sql`
    select to_json(at) as at, document from city_settings where part = 'calendars' order by version`);
  if (rows.length === 0) return (calendar, from, to, pauses) => city.workTime(calendar).elapsedMs(from, to, pauses);
  const shipped = { at: Number.NEGATIVE_INFINITY, calendars: calendarsOf(loadPack(city.id).calendars) };
  const versions: { at: number; calendars: Calendars }[] = [shipped];
  for (const { at, document } of rows) {
    const parsed = CalendarsFile.safeParse(document);
    if (parsed.success) versions.push({ at: Date.parse(at), calendars: calendarsOf(parsed.data) });
  }
  return (calendar, from, to, pauses) => {
    const { calendars } = versions.findLast(({ at }) => at <= to) ?? shipped;
    return calendars.workTime(calendar).elapsedMs(from, to, pauses);
  };
}
