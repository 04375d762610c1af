import { sql } from "drizzle-orm";
import { maskPhone } from "#src/domain/phone.ts";
import { allow, reachOf } from "#src/domain/policy.ts";
import type { Ctx } from "../ctx.ts";
import { withinReach } from "../tickets/view.ts";

/** Somebody who called and whom nobody has talked to since. */
export interface CallBack {
  id: string;
  /** "0912 ••• 678"; null when the number was hidden. */
  phone: string | null;
  lastCalledAt: string;
  /** How often they have tried in vain. */
  times: number;
  /** Their open ticket, where they have one. */
  reference: string | null;
}

interface Row extends Record<string, unknown> {
  contact_id: string;
  phone_sealed: string | null;
  last_at: string;
  times: string;
  reference: string | null;
}

const DAYS = 7;
const AT_MOST = 200;

/** Tickets of a caller that the actor sees. */
const theirs = (ctx: Ctx) =>
  withinReach(
    ctx,
    sql`tickets.conversation_id in (select x.id from conversations x where x.contact_id = s.contact_id)`,
  );

/**
 * Calls of the last week that nobody took, one line a caller, the longest waiting first. A call that was answered since, in
 * either direction, settles it. A unit sees those who have a ticket with it; the others are the desk's.
 * @throws {AppError} UNAUTHENTICATED, FORBIDDEN
 */
export async function listCallBacks(ctx: Ctx): Promise<CallBack[]> {
  allow(ctx.actor, "contact.reveal");
  const rows = await ctx.db.execute<Row>(sql`
    with spoken as (
      select c.status, c.direction, conv.contact_id, coalesce(c.ended_at, c.started_at, m.occurred_at) as at
      from calls c join messages m on m.account_id = c.account_id and m.object_id = c.call_key
      join conversations conv on conv.id = m.conversation_id
      where m.occurred_at > ${ctx.now().toISOString()}::timestamptz - make_interval(days => ${DAYS})
    )
    select s.contact_id, p.phone_sealed, max(s.at) as last_at, count(*) as times,
      (select tickets.reference from tickets where ${theirs(ctx)} and tickets.resolved_at is null
        order by tickets.created_at desc limit 1) as reference
    from spoken s join contacts p on p.id = s.contact_id
    where s.direction = 'inbound' and s.status in ('missed', 'failed') and p.blocked_at is null and not exists (
      select from spoken later where later.contact_id = s.contact_id and later.at > s.at and later.status = 'answered')
      ${reachOf(ctx.actor) ? sql`and exists (select from tickets where ${theirs(ctx)})` : sql``}
    group by s.contact_id, p.phone_sealed order by max(s.at) limit ${AT_MOST}`);
  return rows.map(({ contact_id, phone_sealed, last_at, times, reference }) => ({
    id: contact_id,
    phone: phone_sealed ? maskPhone(ctx.box.open(phone_sealed)) : null,
    lastCalledAt: new Date(last_at).toISOString(),
    times: Number(times),
    reference,
  }));
}
