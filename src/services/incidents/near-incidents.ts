import { sql } from "drizzle-orm";
import type { Tx } from "#src/db/client.ts";
import { reason } from "#src/domain/incidents/reasons.ts";
import { windowMinutesOf } from "#src/domain/incidents/shape-of.ts";
import { JOIN } from "#src/domain/incidents/weights.ts";
import { sectorFamily } from "#src/domain/sector-families.ts";
import type { Ctx } from "../ctx.ts";
import { fitWith } from "./fit-with.ts";
import { goingOn } from "./going-on.ts";
import { placesAround } from "./near-points.ts";
import { type ReadPoint, readPointsById } from "./read-points.ts";

/** Incidents that are looked at, the latest; and members that stand for each: the first ones and the last ones. */
const MOST_INCIDENTS = 30;
const FIRST = 3;
const LAST = 3;
/** Degrees around a pin within which incidents without a ward in common are looked at: about two kilometres. */
const REACH = 0.02;

export interface Fit {
  incidentId: number;
  /** 0..1: how likely it belongs there; the reasons are of the member that it fits best. */
  score: number;
  reasons: string[];
  /** Who stands for it. */
  standing: ReadPoint[];
  members: number;
}

/**
 * Open incidents that a ticket or mention may belong to, the likeliest first. A storm of five hundred reports is compared with nine
 * of them each, not with each other.
 */
export async function nearIncidents(ctx: Ctx, tx: Tx, own: ReadPoint): Promise<Fit[]> {
  const near = await candidates(ctx, tx, own);
  if (near.length === 0) return [];
  const ids = near.map(({ incidentId }) => incidentId);
  const all = await representatives(ctx, tx, ids, own);
  const standingOf = ({ incidentId }: Candidate) =>
    all.filter((one) => one.incidentId === incidentId && one.id !== own.id);
  const open = await goingOn(tx, near, own.point.atMs, (one) => standingOf(one).map(({ point }) => point));
  return open
    .flatMap((one) => {
      const { incidentId, members } = one;
      const standing = standingOf(one);
      const fit = fitWith(ctx, own, standing, members);
      return fit.score >= JOIN.threshold ? [{ incidentId, ...fit, standing, members }] : [];
    })
    .toSorted((a, b) => b.score - a.score);
}

interface Candidate {
  incidentId: number;
  members: number;
  confirmed: boolean;
}

async function candidates(ctx: Ctx, tx: Tx, own: ReadPoint): Promise<Candidate[]> {
  const { wards } = placesAround(ctx, own);
  const { position, atMs, sector } = own.point;
  const minutes = windowMinutesOf(own.point);
  const [from, until] = [-minutes, minutes].map((by) => new Date(atMs + by * 60_000).toISOString());
  const family = sql.join(
    sectorFamily(sector).map((id) => sql`${id}`),
    sql`, `,
  );
  // Whatever sector the classifier heard.
  const told = own.point.matters.map((matter) => reason("matter", matter));
  const here = [
    ...(wards.length > 0 ? [sql`i.ward_codes ?| ${sql.param(wards)}::text[]`] : []),
    ...(position
      ? [
          sql`(i.lat between ${position.lat - REACH} and ${position.lat + REACH} and i.lng between ${position.lng - REACH} and ${position.lng + REACH})`,
        ]
      : []),
    // Without a ward only the words can tell.
    sql`i.ward_codes = '[]'::jsonb`,
    ...(wards.length === 0 && !position ? [sql`true`] : []),
  ];
  const rows = await tx.execute<{ id: string; members: number; confirmed: boolean }>(sql`
    select i.id, i.members, i.state = 'confirmed' as confirmed from incidents i where i.state in ('proposed', 'confirmed') and i.closing_since is null
      and (i.sector in (${family}) or i.why ?| ${sql.param(told)}::text[])
      and i.last_at >= ${from}::timestamptz and i.first_at <= ${until}::timestamptz
      and (${sql.join(here, sql` or `)}) order by i.last_at desc limit ${MOST_INCIDENTS}`);
  return rows.map(({ id, members, confirmed }) => ({ incidentId: Number(id), members, confirmed }));
}

/** Whoever only may belong to it stands for nothing: else it drifts from one likeness to the next. */
const surely = sql`(k.score is null or k.score >= ${JOIN.standing})`;

/** The first members say what it is about, the last ones where it has got to, those of the same ward how it is here. */
async function representatives(ctx: Ctx, tx: Tx, ids: readonly number[], own: ReadPoint): Promise<ReadPoint[]> {
  const ward = own.point.wardCode;
  const members = (order: "asc" | "desc", limit: number) => sql`
    (select k.ticket_id, k.mention_id from incident_members k where k.incident_id = i.id and k.removed_at is null and ${surely}
      order by k.id ${sql.raw(order)} limit ${limit})`;
  const here = sql`
    (select k.ticket_id, k.mention_id from incident_members k
      left join incident_points qt on qt.ticket_id = k.ticket_id left join incident_points qm on qm.mention_id = k.mention_id
      where k.incident_id = i.id and k.removed_at is null and ${surely} and coalesce(qt.ward_code, qm.ward_code) = ${ward}
      order by k.id desc limit ${LAST})`;
  const standing = sql`select s.ticket_id, s.mention_id from incidents i
    cross join lateral (${members("asc", FIRST)} union ${members("desc", LAST)}${ward === null ? sql`` : sql` union ${here}`}) s
    where i.id in (${sql.join(
      ids.map((id) => sql`${id}`),
      sql`, `,
    )})`;
  const points = await tx.execute<{ id: string }>(sql`
    with standing as materialized (${standing})
    select q.id from standing join incident_points q on q.ticket_id = standing.ticket_id
    union select q.id from standing join incident_points q on q.mention_id = standing.mention_id`);
  return readPointsById(ctx, tx, points);
}
