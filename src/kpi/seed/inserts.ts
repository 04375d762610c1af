import { type SQL, sql } from "drizzle-orm";

/** Crockford's 32 characters, as src/domain/reference.ts. */
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** A scrambled number below 2^30, another one for each id: an odd factor permutes them. */
const SCRAMBLED = "((id * 387420489 + 7919) & 1073741823)";
const digit = (at: number) => `((code >> ${5 * at}) & 31)::int`;
const twice = (x: string) => `((2 * ${x}) / 32 + (2 * ${x}) % 32)`;
/** The check character of the six digits and the two of the year. */
const CHECK = `((32 - (${[0, 2, 4].map((at) => twice(digit(at))).join(" + ")} + ${[1, 3, 5].map(digit).join(" + ")} + ${twice("(year % 10)")} + year / 10) % 32) % 32)`;
const character = (x: string) => `substr('${ALPHABET}', 1 + ${x}, 1)`;
const REFERENCE = `'PA-' || lpad(year::text, 2, '0') || '-' || ${[5, 4, 3, 2, 1, 0].map((at) => character(digit(at))).join(" || ")} || ${character(CHECK)}`;

/** Writes what `plan` says has happened by now: tickets, their history, clocks, pauses and ratings. */
export const insertsOf = (until: number): SQL[] => [
  tickets(),
  events(),
  clocks(),
  pauses(),
  ratings(),
  messages(until),
];

const STATE = `case
  when came_back and back_end < now then case when back_end < now - interval '7 days' then 'closed' else 'resolved' end
  when came_back then 'assigned'
  when ended_at < now then case when ends <> 'resolved' then ends when ended_at < now - interval '7 days' then 'closed' else 'resolved' end
  when first_at < now then 'in_progress' when triaged < now then 'triaged' when by_machine then 'new' else 'needs_triage' end`;

const RESOLVED = `case when came_back then case when back_end < now then back_end end when ends = 'resolved' and ended_at < now then ended_at end`;

const tickets = (): SQL =>
  sql.raw(`
  insert into tickets (id, reference, state, sector, urgency, kind, sentiment, confidence, needs_review, text, text_folded, ward_code, lat, lng,
    unit_id, channel, account_id, conversation_id, triage_pending, created_at, touched_at, first_response_due_at, first_responded_at,
    resolution_due_at, resolved_at, calendar, round, reopened, csat, bounces)
  overriding system value
  select id, ${REFERENCE}, ${STATE}, sector_id, urgency, case urgency when 'low' then 'question' else 'complaint' end,
    case urgency when 'low' then 'neutral' else 'negative' end, 0.5 + r[8] / 2, not by_machine and triaged >= now, text, folded,
    ward_code, lat, lng, unit, channel, account_id, thread, false, created, least(now, greatest(created, ended_at)), first_due,
    case when came_back then case when back_end < now then back_end end when first_at < now then first_at end,
    case when came_back then back_due else result_due end, ${RESOLVED},
    case when always then 'always' else 'office' end, case when came_back then 2 else 1 end, came_back::int,
    case when not came_back and ends = 'resolved' and ended_at < now and ${ANSWERED} then ${SCORE} end, (moves and moved_at < now)::int
  from (select plan.*, extract(year from created + interval '7 hours')::int % 100 as year from plan) p,
    lateral (select ${SCRAMBLED} as code) c`);

const SCORE = "(array[5,5,5,5,5,5,4,4,4,4,4,4,3,3,3,2,2,1,1,1])[1 + floor(r[11] * 20)::int]";
const ANSWERED = "r[10] < 0.36";

const events = (): SQL =>
  sql.raw(`
  insert into ticket_events (ticket_id, at, actor, actor_name, action, "from", "to")
  select id, at, actor, case actor when 'system' then 'Hệ thống' when 'citizen' then 'Người dân' else 'Cán bộ' end, action, was, became from (
    select id, e.* from plan, lateral (values
      (true, created, 'citizen', 'receive', '{}'::jsonb, jsonb_build_object('state', 'new', 'channel', channel)),
      (not by_machine, created + interval '3 seconds', 'system', 'triage', '{"state": "new"}', '{"state": "needs_triage"}'),
      (true, triaged, case when by_machine then 'system' else 'user:1' end, case when by_machine then 'triage' else 'classify' end,
        jsonb_build_object('state', case when by_machine then 'new' else 'needs_triage' end, 'sector', null, 'urgency', null, 'unitId', null, 'wardCode', null),
        jsonb_build_object('state', 'triaged', 'sector', sector_id, 'urgency', urgency, 'unitId', case when moves then other_unit else unit end, 'wardCode', ward_code)),
      (moves and moved_at < ended_at, moved_at, 'user:1', 'transfer', jsonb_build_object('state', 'triaged', 'unitId', other_unit, 'bounces', 0),
        jsonb_build_object('state', 'assigned', 'unitId', unit, 'bounces', 1)),
      (ends = 'resolved' and first_at < ended_at, first_at, 'user:1', 'accept', '{"state": "triaged"}', '{"state": "in_progress"}'),
      (pauses and ends = 'resolved' and first_at < paused_at, paused_at, 'user:1', 'pause', '{"state": "in_progress"}', '{"state": "waiting_citizen"}'),
      (pauses and ends = 'resolved' and first_at < paused_at, resumed_at, 'user:1', 'resume', '{"state": "waiting_citizen"}', '{"state": "in_progress"}'),
      (r[9] < 0.3 and ends = 'resolved', triaged + (ended_at - triaged) * 0.9, 'user:1', 'reply', '{}', '{}'),
      (true, ended_at, 'user:1', case ends when 'resolved' then 'resolve' when 'rejected' then 'reject' else 'merge' end,
        '{"state": "in_progress"}', jsonb_build_object('state', ends)),
      (ends = 'resolved' and not came_back, ended_at + interval '7 days', 'system', 'close', '{"state": "resolved"}', '{"state": "closed"}'),
      (came_back, back_at, 'citizen', 'reopen', '{"state": "resolved", "reopened": 0}', '{"state": "assigned", "reopened": 1}'),
      (came_back, back_end, 'user:1', 'resolve', '{"state": "assigned"}', '{"state": "resolved"}'),
      (came_back, back_end + interval '7 days', 'system', 'close', '{"state": "resolved"}', '{"state": "closed"}')
    ) e(happens, at, actor, action, was, became)
    where e.happens and e.at < now order by id, e.at
  ) told`);

const clocks = (): SQL =>
  sql.raw(`
  insert into ticket_clocks (ticket_id, clock, round, started_at, allowed_minutes, calendar, policy, due_at, stopped_at, met, breached_at, alerted, why)
  select id, clock, round, started, 0, case when always then 'always' else 'office' end, urgency, due,
    case when stopped < now then stopped end, stopped < now and aims, case when due < least(now, stopped) then due end, 200, 'dữ liệu thử'
  from plan, lateral (values
    ('first_response', 1, true, created, first_due, first_at, ends <> 'duplicate'),
    ('resolution', 1, true, created, result_due, ended_at, ends = 'resolved'),
    ('first_response', 2, came_back, back_at, back_due, back_end, true),
    ('resolution', 2, came_back, back_at, back_due, back_end, true)
  ) c(clock, round, runs, started, due, stopped, aims) where c.runs and triaged < now`);

const pauses = (): SQL =>
  sql.raw(`
  insert into ticket_pauses (ticket_id, from_at, until_at, reason)
  select id, paused_at, case when resumed_at < now then resumed_at end, 'dữ liệu thử' from plan
  where pauses and ends = 'resolved' and first_at < paused_at and paused_at < now and not came_back`);

const ratings = (): SQL =>
  sql.raw(`
  insert into ratings (ticket_id, round, asked_at, not_asked, created_at, score, rated_at, unit_id)
  select id, round, case when r[10] < 0.85 then at end, case when r[10] >= 0.85 then 'no_way' end, at,
    case when round = 1 and comes_back then null when ${ANSWERED} then ${SCORE} end,
    case when ${ANSWERED} and not (round = 1 and comes_back) then at + interval '5 hours' end, unit
  from plan, lateral (values (1, true, ended_at + interval '1 hour'), (2, came_back, back_end + interval '1 hour')) q(round, put, at)
  where ends = 'resolved' and put and at < now`);

/** Words of the newest only: lists and searches read the tickets themselves. */
const messages = (until: number): SQL => sql`
  insert into messages (conversation_id, ticket_id, account_id, object_id, direction, kind, text, occurred_at, received_at, text_of)
  select thread, id, account_id, 'seed-' || id, 'in', 'message', text, created, created, created::text from plan
  where created > to_timestamp(${until / 1_000}) - interval '14 days'`;

/** The words by which they are found, where the triggers that keep them are off. */
export const insertWords: SQL = sql`
  insert into ticket_search (ticket_id, message_id, words)
  select tickets.id, 0, ticket_words(tickets) from tickets join plan using (id)`;
