import { sql } from "drizzle-orm";
import type { Tx } from "#src/db/client.ts";
import type { Channel } from "#src/domain/channels.ts";
import { AppError } from "#src/errors.ts";
import type { Ctx } from "../ctx.ts";

/** An account through which something may go out. */
export interface OutAccount {
  id: string;
  state: "active" | "testing" | "disabled";
  settings: Record<string, string>;
  /** Vietnamese: why nothing can be sent until somebody signs in again; null = all is well. */
  problem: string | null;
}

/** All that decides how the citizen of a conversation can be reached. */
export interface Reach {
  conversationId: number;
  channel: Channel;
  account: OutAccount;
  /** Through which templates go: the conversation's own account or, for other channels, the city's Zalo account. */
  templateAccount: OutAccount | null;
  threadKey: string;
  /** As the provider knows the citizen. */
  authorKey: string;
  anonymous: boolean;
  phone: string | null;
  email: string | null;
  /** They have taken back their consent to being written to outside this conversation. */
  withdrawn: boolean;
  /** The last thing that the citizen did here. */
  lastActAt: Date | null;
  /** Until when the provider has said that we may answer. */
  windowUntil: Date | null;
  /** The last thing that they wrote: what a comment answers. */
  last: { kind: string; objectId: string; at: Date } | null;
  /** It was answered privately already, which Facebook allows once. */
  privatelyAnswered: boolean;
}

interface Row extends Record<string, unknown> {
  account_id: string;
  channel: Channel;
  state: OutAccount["state"];
  settings: Record<string, string>;
  problem: string | null;
  thread_key: string;
  window_until: string | null;
  author_key: string;
  anonymous: boolean;
  phone_sealed: string | null;
  email_sealed: string | null;
  last_kind: string | null;
  last_object: string | null;
  last_at: string | null;
  answered: boolean;
  withdrawn: boolean;
}

/**
 * @param butRow a row of the outbox that does not count as an answer given: the one that is being sent
 * @throws {AppError} NOT_FOUND
 */
export async function loadReach(ctx: Ctx, tx: Tx, conversationId: number, butRow = 0): Promise<Reach> {
  const [row] = await tx.execute<Row>(sql`
    select c.account_id, c.thread_key, c.window_until, a.channel, a.state, a.settings, p.author_key, p.anonymous,
      p.phone_sealed, p.email_sealed, last.kind as last_kind, last.object_id as last_object, last.occurred_at as last_at,
      case when t.needs_sign_in then coalesce(t.problem, '') end as problem,
      exists (select from consents k where k.contact_id = p.id and k.withdrawn_at is not null)
        and not exists (select from consents k where k.contact_id = p.id and k.withdrawn_at is null) as withdrawn,
      exists (select from outbox o where o.account_id = c.account_id and o.to = last.object_id and o.id <> ${butRow}
        and o.way = 'facebook_private_reply' and o.state not in ('failed', 'cancelled')) as answered
    from conversations c
    join channel_accounts a on a.id = c.account_id
    join contacts p on p.id = c.contact_id
    left join account_tokens t on t.account_id = a.id
    left join lateral (select kind, object_id, occurred_at from messages m where m.conversation_id = c.id
      and m.direction = 'in' order by occurred_at desc, id desc limit 1) last on true
    where c.id = ${conversationId}`);
  if (!row) throw new AppError("NOT_FOUND", "Không tìm thấy cuộc trao đổi này.", { conversationId });
  const account = { id: row.account_id, state: row.state, settings: row.settings, problem: row.problem };
  const last = lastOf(row);
  const open = (sealed: string | null) => (sealed ? ctx.box.open(sealed) : null);
  return {
    conversationId,
    channel: row.channel,
    account,
    templateAccount: row.channel === "zalo" ? account : await zaloAccount(tx),
    threadKey: row.thread_key,
    authorKey: row.author_key,
    anonymous: row.anonymous,
    phone: open(row.phone_sealed),
    email: open(row.email_sealed),
    withdrawn: row.withdrawn,
    lastActAt: last?.at ?? null,
    windowUntil: row.window_until ? new Date(row.window_until) : null,
    last,
    privatelyAnswered: row.answered,
  };
}

function lastOf({ last_kind: kind, last_object: objectId, last_at: at }: Row): Reach["last"] {
  return kind !== null && objectId !== null && at !== null ? { kind, objectId, at: new Date(at) } : null;
}

async function zaloAccount(tx: Tx): Promise<OutAccount | null> {
  const [row] = await tx.execute<
    Omit<OutAccount, "problem"> & { problem: string | null } & Record<string, unknown>
  >(sql`
    select a.id, a.state, a.settings, case when t.needs_sign_in then coalesce(t.problem, '') end as problem
    from channel_accounts a left join account_tokens t on t.account_id = a.id
    where a.channel = 'zalo' and a.state = 'active' order by a.id limit 1`);
  return row ? { id: row.id, state: row.state, settings: row.settings, problem: row.problem } : null;
}
