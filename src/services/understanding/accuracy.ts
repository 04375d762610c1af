import { FEWEST } from "#src/domain/stability.ts";
import type { Ctx } from "../ctx.ts";

/** How right the machine was in use, on some tickets. A share is null where fewer than FEWEST stand behind it. */
export interface Accuracy {
  tickets: number;
  /** Share of tickets that the machine brought to their unit before any person classified, located or assigned them. */
  alone: number | null;
  /** Tickets that the machine had read and a person decided: the ground of all shares below. */
  decided: number;
  /** Of these, said outright (classified) and not merely taken in hand: see keepAgreement in tickets/accept.ts. */
  outright: number;
  sector: number | null;
  urgency: number | null;
  /** Sector and urgency both: what `confidence` promises. */
  both: number | null;
  outrightSector: number | null;
  outrightUrgency: number | null;
  /** Tickets that a person called critical, and how many of them the machine had called less. */
  criticals: number;
  missedCriticals: number;
  /** Mean of what the machine had promised for the decided ones. */
  confidence: number | null;
}

/** Accuracy of the tickets of one week, ward, channel, style of writing or model. `key` "" = not known. */
export interface AccuracyOf extends Accuracy {
  key: string;
  name: string;
}

export interface AccuracyTables {
  total: Accuracy;
  /** By the Monday on which the week of arrival begins in Vietnam, latest first. */
  weeks: AccuracyOf[];
  wards: AccuracyOf[];
  channels: AccuracyOf[];
  styles: AccuracyOf[];
  models: AccuracyOf[];
}

/**
 * Counts from the tickets that arrived since an instant. A ticket belongs to the week in which it came in: a week's figures
 * grow until its tickets are decided. People see the unsure tickets first, so shares are of what people looked at, not of
 * all that came in.
 */
export async function measureAccuracy(ctx: Ctx, since: Date): Promise<AccuracyTables> {
  const rows = await ctx.sql<Row[]>`
    with seen as (
      select to_char(date_trunc('week', t.created_at at time zone 'Asia/Ho_Chi_Minh'), 'YYYY-MM-DD') as week,
        coalesce(t.ward_code, '') as ward, t.channel, coalesce(v.verdict #>> '{read,style}', '') as style,
        coalesce(d.verdict #>> '{said,model}', v.model, '') as model,
        coalesce(first_hand.action = 'triage', false) as alone,
        coalesce(jsonb_typeof(d.verdict -> 'said') = 'object', false) as decided,
        d.verdict ->> 'how' = 'classify' as outright,
        d.verdict ->> 'sector' = d.verdict #>> '{said,sector}' as sector,
        d.verdict ->> 'urgency' = d.verdict #>> '{said,urgency}' as urgency,
        d.verdict ->> 'urgency' = 'critical' as critical,
        (d.verdict #>> '{said,confidence}')::float8 as confidence
      from tickets t
      left join lateral (
        select model, verdict from verdicts where ticket_id = t.id and model <> 'person' order by id desc limit 1
      ) v on true
      left join lateral (
        select verdict from verdicts where ticket_id = t.id and model = 'person' order by id desc limit 1
      ) d on true
      left join lateral (
        select action from ticket_events where ticket_id = t.id
          and (action in ('classify', 'locate', 'assign') or action = 'triage' and "to" ->> 'state' = 'triaged')
        order by id limit 1
      ) first_hand on true
      where t.created_at >= ${since.toISOString()}
    )
    select week, ward, channel, style, model, count(*)::int as tickets, count(*) filter (where alone)::int as alone,
      count(*) filter (where decided)::int as decided,
      count(*) filter (where decided and outright)::int as outright,
      count(*) filter (where decided and sector)::int as sector,
      count(*) filter (where decided and urgency)::int as urgency,
      count(*) filter (where decided and sector and urgency)::int as both,
      count(*) filter (where decided and outright and sector)::int as outright_sector,
      count(*) filter (where decided and outright and urgency)::int as outright_urgency,
      count(*) filter (where decided and critical)::int as criticals,
      count(*) filter (where decided and critical and not urgency)::int as missed,
      avg(confidence) filter (where decided) as confidence
    from seen group by grouping sets ((), (week), (ward), (channel), (style), (model))`;
  // Each row has one of the columns, or none: that is the total.
  const by = (column: "week" | "ward" | "channel" | "style" | "model", name: (key: string) => string = (key) => key) =>
    rows.flatMap((row) => {
      const key = row[column];
      return key === null ? [] : [{ key, name: name(key), ...accuracyOf(row) }];
    });
  const most = (a: AccuracyOf, b: AccuracyOf) => b.decided - a.decided || b.tickets - a.tickets;
  const total = rows.find((row) =>
    [row.week, row.ward, row.channel, row.style, row.model].every((key) => key === null),
  );
  return {
    total: accuracyOf(total ?? NOTHING),
    weeks: by("week").toSorted((a, b) => b.key.localeCompare(a.key)),
    wards: by("ward", (code) => ctx.city.ward(code)?.name ?? code).toSorted(most),
    channels: by("channel").toSorted(most),
    styles: by("style").toSorted(most),
    models: by("model").toSorted(most),
  };
}

interface Counted {
  tickets: number;
  alone: number;
  decided: number;
  outright: number;
  sector: number;
  urgency: number;
  both: number;
  outright_sector: number;
  outright_urgency: number;
  criticals: number;
  missed: number;
  confidence: number | null;
}

type Row = Counted & Record<"week" | "ward" | "channel" | "style" | "model", string | null>;

const NOTHING: Counted = {
  tickets: 0,
  alone: 0,
  decided: 0,
  outright: 0,
  sector: 0,
  urgency: 0,
  both: 0,
  outright_sector: 0,
  outright_urgency: 0,
  criticals: 0,
  missed: 0,
  confidence: null,
};

function accuracyOf(n: Counted): Accuracy {
  const share = (part: number, of: number) => (of < FEWEST ? null : part / of);
  return {
    tickets: n.tickets,
    alone: share(n.alone, n.tickets),
    decided: n.decided,
    outright: n.outright,
    sector: share(n.sector, n.decided),
    urgency: share(n.urgency, n.decided),
    both: share(n.both, n.decided),
    outrightSector: share(n.outright_sector, n.outright),
    outrightUrgency: share(n.outright_urgency, n.outright),
    criticals: n.criticals,
    missedCriticals: n.missed,
    confidence: n.decided < FEWEST ? null : n.confidence,
  };
}
