import { sql } from "drizzle-orm";
import type { Tx } from "#src/db/client.ts";

/** Metres of a degree of latitude. */
const M_PER_DEGREE = 111_195;

/**
 * Counts, span and place of an incident from its members as they are now, and what its tickets say of belonging to it. One that
 * has lost its last member keeps when and where it was.
 */
export async function sumUp(tx: Tx, incidentId: number): Promise<void> {
  await tx.execute(sql`
    with told as (
      select p.at, p.lat, p.lng, p.ward_code, p.person_key from incident_members k
      join incident_points p on p.ticket_id = k.ticket_id
      where k.incident_id = ${incidentId} and k.removed_at is null
      union all
      select p.at, p.lat, p.lng, p.ward_code, p.person_key from incident_members k
      join incident_points p on p.mention_id = k.mention_id
      where k.incident_id = ${incidentId} and k.removed_at is null
    ), middle as (select avg(lat) as lat, avg(lng) as lng from told),
    sums as (
      select count(*)::int as members, count(distinct person_key)::int as people, min(at) as first_at, max(at) as last_at,
        coalesce(jsonb_agg(distinct ward_code) filter (where ward_code is not null), '[]') as wards,
        max(sqrt(power((told.lat - middle.lat) * ${M_PER_DEGREE}, 2)
          + power((told.lng - middle.lng) * ${M_PER_DEGREE} * cos(radians(middle.lat)), 2)))::int as radius,
        min(middle.lat) as lat, min(middle.lng) as lng
      from told, middle
    )
    update incidents i set members = s.members, people = s.people,
      first_at = coalesce(s.first_at, i.first_at), last_at = coalesce(s.last_at, i.last_at),
      ward_codes = case when s.members = 0 then i.ward_codes else s.wards end,
      lat = case when s.members = 0 then i.lat else s.lat end, lng = case when s.members = 0 then i.lng else s.lng end,
      radius_m = case when s.members = 0 then i.radius_m else s.radius end
    from sums s where i.id = ${incidentId}`);
  await nameOnTickets(tx, incidentId);
}

/** A ticket says which incident it belongs to once a person has confirmed that there is one. */
async function nameOnTickets(tx: Tx, incidentId: number): Promise<void> {
  await tx.execute(sql`
    update tickets t set incident = now_in.reference
    from (
      select distinct k.ticket_id, (select i.reference from incident_members o join incidents i on i.id = o.incident_id
        where o.ticket_id = k.ticket_id and o.removed_at is null and i.state in ('confirmed', 'closed')) as reference
      from incident_members k where k.incident_id = ${incidentId} and k.ticket_id is not null
    ) now_in
    where t.id = now_in.ticket_id and t.incident is distinct from now_in.reference`);
}
