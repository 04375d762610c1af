import { inArray, sql } from "drizzle-orm";
import { incidents } from "#src/db/schema/index.ts";
import { spreadingMatterIn } from "#src/domain/incidents/spreading.ts";
import type { Ctx } from "../ctx.ts";
import { type IncidentRow, withinReach } from "./incident-row.ts";
import { spreadIncidents } from "./spread-incidents.ts";

/** What would be merged into what, as the page offers it. */
export interface LikelyIncident {
  reference: string;
  title: string;
  /** The proposal goes into what is confirmed; of two of a kind the later one into the earlier. */
  from: { reference: string; version: number };
  into: string;
}

/** Open incidents of the same matter nearby at the same hours, which nobody has split from this one. */
export async function likelyIncidents(ctx: Ctx, row: IncidentRow): Promise<LikelyIncident[]> {
  const matter = spreadingMatterIn(row.why);
  if (!matter || row.closingSince || (row.state !== "proposed" && row.state !== "confirmed")) return [];
  const splitApart = sql`exists (select from incident_events a join incident_events b on b.op = a.op
    where a.incident_id = ${row.id} and b.incident_id = i.id and a.step in ('split', 'split_from'))`;
  const found = await spreadIncidents(ctx, ctx.db, { matter, ...row }, sql`i.id <> ${row.id} and not ${splitApart}`);
  if (found.length === 0) return [];
  const ids = found.map(({ id }) => id);
  const others = await ctx.db
    .select()
    .from(incidents)
    .where(withinReach(ctx, inArray(incidents.id, ids)))
    .orderBy(incidents.id);
  return others.map((other) => {
    const [into, from] = [row, other].toSorted((a, b) => rank(a) - rank(b) || a.id - b.id);
    return {
      ...{ reference: other.reference, title: other.title, into: (into ?? other).reference },
      from: { reference: (from ?? row).reference, version: (from ?? row).version },
    };
  });
}

const rank = ({ state }: IncidentRow) => (state === "confirmed" ? 0 : 1);
