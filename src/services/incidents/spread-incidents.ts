import { type SQL, sql } from "drizzle-orm";
import { closeWards } from "#src/city/close-wards.ts";
import type { Tx } from "#src/db/client.ts";
import { reason } from "#src/domain/incidents/reasons.ts";
import { spreadMinutes } from "#src/domain/incidents/spreading-matters.ts";
import type { Ctx } from "../ctx.ts";
import { goingOn } from "./going-on.ts";
import type { IncidentRow } from "./incident-row.ts";

/** What was told of, where and when. */
export interface Spread {
  /** Key of domain/incidents/matters.ts. */
  matter: string;
  wardCodes: readonly string[];
  firstAt: Date;
  lastAt: Date;
}

/**
 * Open incidents of the same matter at the same hours in these wards or close to them, the newest first: a flood stops at no
 * border.
 * @param more conditions on `incidents i`
 */
export async function spreadIncidents(
  { city }: Pick<Ctx, "city">,
  tx: Tx,
  { matter, wardCodes, firstAt, lastAt }: Spread,
  more: SQL,
): Promise<Pick<IncidentRow, "id" | "reference">[]> {
  if (wardCodes.length === 0) return [];
  const gapMs = spreadMinutes(matter) * 60_000;
  const [from, until] = [firstAt.getTime() - gapMs, lastAt.getTime() + gapMs].map((ms) => new Date(ms).toISOString());
  const rows = await tx.execute<{ id: string; reference: string; sector: string; confirmed: boolean }>(sql`
    select i.id, i.reference, i.sector, i.state = 'confirmed' as confirmed from incidents i
    where i.state in ('proposed', 'confirmed') and i.closing_since is null
      and i.last_at >= ${from}::timestamptz and i.first_at <= ${until}::timestamptz
      and i.ward_codes ?| ${sql.param(around(city, wardCodes))}::text[] and i.why ? ${reason("matter", matter)} and ${more}
    order by i.last_at desc, i.id limit ${MOST}`);
  const found = rows.map(({ id, ...row }) => ({ ...row, incidentId: Number(id) }));
  // By its middle: one early report among late ones does not make them of that day.
  const middleMs = (firstAt.getTime() + lastAt.getTime()) / 2;
  const open = await goingOn(tx, found, middleMs, ({ sector }) => [{ sector, matters: [matter] }]);
  return open.map(({ incidentId, reference }) => ({ id: incidentId, reference }));
}

const MOST = 3;

const around = (city: Ctx["city"], codes: readonly string[]): string[] => [
  ...new Set(codes.flatMap((code) => [...closeWards(city, code)])),
];
