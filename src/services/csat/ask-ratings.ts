import { sql } from "drizzle-orm";
import type { Tx } from "#src/db/client.ts";
import type { Ctx } from "../ctx.ts";
import { askOne, type Resolved } from "./ask-one.ts";
import { isQuiet } from "./is-quiet.ts";

/** Whoever resolved it can take it back for ten seconds; only then is the citizen asked. */
const UNDO_SECONDS = 30;
/** What was resolved earlier, before this service asked at all or while it was away, is let rest. */
const LATE_DAYS = 3;
const AT_ONCE = 100;

interface Row extends Record<string, unknown> {
  id: string;
  reference: string;
  round: number;
  conversation_id: string;
  unit_id: string | null;
  assignee_id: string | null;
  kind: string | null;
  blocked: boolean;
  opted_out: boolean;
  notices_off: boolean;
}

/**
 * Asks, for each resolution once, whether it helped. Which tickets were resolved is seen from the tickets themselves, so
 * an action taken back leaves no question behind and none is forgotten.
 * @returns how many were asked, and how many could not be
 */
export async function askRatings(ctx: Ctx): Promise<{ asked: number; notAsked: number }> {
  const count = { asked: 0, notAsked: 0 };
  // Nobody is woken for it. A row that waits until morning would hold up whatever is said after it: better no row yet.
  if (isQuiet(ctx.now())) return count;
  for (const ticketId of await resolvedLately(ctx)) {
    const asked = await ctx.db.transaction(async (tx) => {
      const ticket = await stillResolved(ctx, tx, ticketId);
      return ticket ? askOne(ctx, tx, ticket) : null;
    });
    if (asked !== null) count[asked ? "asked" : "notAsked"]++;
  }
  return count;
}

const span = (ctx: Ctx) => {
  const now = ctx.now().toISOString();
  return sql`t.resolved_at between ${now}::timestamptz - make_interval(days => ${LATE_DAYS})
    and ${now}::timestamptz - make_interval(secs => ${UNDO_SECONDS})`;
};

async function resolvedLately(ctx: Ctx): Promise<number[]> {
  const rows = await ctx.db.execute<{ id: string }>(sql`
    select t.id from tickets t
    where t.state = 'resolved' and ${span(ctx)}
      and not exists (select from ratings r where r.ticket_id = t.id and r.round = t.round)
    order by t.resolved_at limit ${AT_ONCE}`);
  return rows.map(({ id }) => Number(id));
}

/** Locked: it can be neither reopened nor asked about by another worker meanwhile. */
async function stillResolved(ctx: Ctx, tx: Tx, ticketId: number): Promise<Resolved | null> {
  const [row] = await tx.execute<Row>(sql`
    select t.id, t.reference, t.round, t.conversation_id, t.unit_id, t.assignee_id, t.kind,
      p.blocked_at is not null as blocked, d.opted_out_at is not null as opted_out,
      coalesce(a.settings->>'notices', 'on') = 'off' as notices_off
    from tickets t join conversations c on c.id = t.conversation_id join contacts p on p.id = c.contact_id
    join channel_accounts a on a.id = c.account_id
    left join dialogues d on d.conversation_id = c.id
    where t.id = ${ticketId} and t.state = 'resolved' and ${span(ctx)}
      and not exists (select from ratings r where r.ticket_id = t.id and r.round = t.round)
    for update of t skip locked`);
  if (!row) return null;
  return {
    id: Number(row.id),
    reference: row.reference,
    round: row.round,
    conversationId: Number(row.conversation_id),
    unitId: row.unit_id,
    userId: row.assignee_id === null ? null : Number(row.assignee_id),
    unwanted: whyNot(row),
  };
}

function whyNot({ kind, blocked, opted_out, notices_off }: Row): Resolved["unwanted"] {
  if (kind === "spam") return "spam";
  if (blocked) return "blocked";
  if (opted_out) return "opted_out";
  return notices_off ? "notices_off" : null;
}
