import { type SQL, sql } from "drizzle-orm";

interface Chunk {
  /** How many tickets were made before, of how many, and the id after which they begin. */
  after: number;
  many: number;
  all: number;
  offset: number;
  /** Epoch milliseconds: now. */
  until: number;
  draws: {
    /** Quantiles of arrival, epoch seconds. */
    times: readonly number[];
    /** Places of wards and sectors, each as often as it is likely; of sectors in dry and in rainy months. */
    wards: readonly number[];
    dry: readonly number[];
    rainy: readonly number[];
  };
}

const list = (numbers: readonly number[]): SQL => sql`${`{${numbers.join(",")}}`}::int[]`;

/** About N(0, 1) from four draws. */
const bell = (a: number) => `((r[${a}] + r[${a + 1}] + r[${a + 2}] + r[${a + 3}] - 2) * 1.73)`;

/**
 * A temporary table `plan`: when everything happens to each ticket of a chunk, all by chance. Instants that lie after now
 * have not happened. Units differ in how fast they are, always the same ones.
 */
export const planOf = ({ after, many, all, offset, until, draws }: Chunk): SQL => sql`
  create temp table plan on commit drop as
  with drawn as (
    select n, r, to_timestamp(t.q[1 + place] + (t.q[2 + place] - t.q[1 + place]) * (share - place)) as created
    from (select n, n::float8 / ${all} * ${draws.times.length - 1} as share, floor(n::float8 / ${all} * ${draws.times.length - 1})::int as place,
        array(select random() from generate_series(1, 16) where n >= 0) as r
      from generate_series(${after}::int, ${after + many - 1}::int) n) drawn,
      (select ${list(draws.times)} as q) t
  ),
  about as (
    select d.*, floor(extract(epoch from created) / 3600)::int as hour,
      w.wards[1 + floor(r[1] * array_length(w.wards, 1))::int] as ward,
      case when extract(month from created) between 5 and 11 then w.rainy[1 + floor(r[2] * array_length(w.rainy, 1))::int]
        else w.dry[1 + floor(r[2] * array_length(w.dry, 1))::int] end as sector,
      case when r[3] < 0.02 then 'critical' when r[3] < 0.14 then 'high' when r[3] < 0.76 then 'normal' else 'low' end as asked
    from drawn d,
      (select ${list(draws.wards)} as wards, ${list(draws.dry)} as dry, ${list(draws.rainy)} as rainy) w
  ),
  leveled as (
    select a.*, v.given as urgency from about a join seed_levels v using (sector, asked)
  ),
  due as (
    select a.*, u.sector_id, u.unit, (hashtext(u.unit) & 15) / 20.0 - 0.4 as slow, urgency in ('critical', 'high') as always,
      created + case when r[4] < 0.75 then interval '3 seconds' else interval '30 minutes' * r[5] end as triaged,
      r[4] < 0.75 as by_machine,
      case urgency when 'critical' then created + interval '15 minutes' when 'high' then created + interval '2 hours'
        when 'normal' then to_timestamp(s.normal_first) else to_timestamp(s.low_first) end as first_due,
      case urgency when 'critical' then created + interval '2 hours' when 'high' then created + interval '24 hours'
        when 'normal' then to_timestamp(s.normal_result) else to_timestamp(s.low_result) end as result_due
    from leveled a join seed_units u using (ward, sector) join seed_dues s using (hour)
  ),
  timed as (
    select *, triaged + interval '1 minute' + (first_due - created) * exp(-1.4 + 0.7 * ${sql.raw(bell(5))} + slow) as answered_at,
      triaged + interval '2 minutes' + (result_due - created) * exp(-0.5 + 0.55 * ${sql.raw(bell(9))} + slow) as result_at,
      case when r[13] < 0.03 then 'rejected' when r[13] < 0.07 then 'duplicate' else 'resolved' end as ends
    from due
  ),
  ended as (
    select *, case ends when 'duplicate' then triaged + interval '4 minutes' when 'rejected' then least(answered_at, result_at) else result_at end as ended_at
    from timed
  ),
  lived as (
    select *, least(answered_at, ended_at) as first_at,
      ends = 'resolved' and r[14] < 0.05 as comes_back, ended_at + interval '3 days' * r[15] + interval '1 hour' as back_at,
      r[15] < 0.07 as moves, r[16] < 0.06 as pauses, to_timestamp(${until / 1_000}) as now
    from ended
  )
  select ${offset}::bigint + l.n + 1 as id, l.*, l.back_at + (l.result_due - l.created) as back_due,
    l.back_at + (l.result_due - l.created) * (0.3 + 0.8 * l.r[12]) as back_end,
    l.triaged + (l.ended_at - l.triaged) * 0.2 as moved_at, o.unit as other_unit,
    l.triaged + (l.ended_at - l.triaged) * 0.4 as paused_at, l.triaged + (l.ended_at - l.triaged) * 0.6 as resumed_at,
    l.comes_back and l.back_at < now as came_back,
    t.id as thread, t.account_id, t.channel,
    w.code as ward_code, w.lat + (l.r[5] - 0.5) / 50 as lat, w.lng + (l.r[6] - 0.5) / 50 as lng,
    x.before || w.name || x.after as text, x.folded_before || w.folded || x.folded_after as folded
  from lived l
  join seed_wards w on w.place = l.ward
  join seed_units o on o.ward = (l.ward + 1) % (select count(*) from seed_wards)::int and o.sector = l.sector
  join seed_threads t on t.n = 1 + l.n % (select count(*) from seed_threads)::int
  join (select *, count(*) over (partition by sector, urgency)::int as kinds from seed_texts) x
    on x.sector = l.sector and x.urgency = l.urgency and x.place = floor(l.r[7] * x.kinds)::int`;
