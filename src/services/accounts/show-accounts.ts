import { sql } from "drizzle-orm";
import type { Channel } from "#src/domain/channels.ts";
import { allow } from "#src/domain/policy.ts";
import type { Ctx } from "../ctx.ts";
import { SAMPLE_ACCOUNT } from "../sample/sample-state.ts";

/** An account as whoever runs the service looks at it. Instants are ISO 8601 UTC. */
export interface ShownAccount {
  id: string;
  channel: Channel;
  state: "active" | "testing" | "disabled";
  lastEventAt: string | null;
  badSignatures: number;
  lastBadSignatureAt: string | null;
  /** Null: its token does not run out, or it was never given one. */
  tokenUntil: string | null;
  checkedAt: string | null;
  needsSignIn: boolean;
  /** Vietnamese, as the provider or we said it last; null = nothing is wrong. */
  problem: string | null;
  /** The machine answers by itself there. */
  automatic: boolean;
  /** Citizens there are told of progress. */
  notices: boolean;
  /** Bubbles that wait to be sent. */
  waiting: number;
}

interface Row extends Record<string, unknown> {
  id: string;
  channel: Channel;
  state: ShownAccount["state"];
  last_event_at: string | null;
  bad_signatures: number;
  last_bad_signature_at: string | null;
  expires_at: string | null;
  checked_at: string | null;
  needs_sign_in: boolean;
  problem: string | null;
  automatic: string | null;
  notices: string | null;
  waiting: string;
}

/** Every account, never a secret of it. @throws {AppError} FORBIDDEN */
export async function showAccounts(ctx: Ctx): Promise<ShownAccount[]> {
  allow(ctx.actor, "configure");
  const rows = await ctx.db.execute<Row>(sql`
    select a.id, a.channel, a.state, a.bad_signatures, a.last_bad_signature_at, a.settings->>'automatic' as automatic,
      a.settings->>'notices' as notices,
      (select max(received_at) from deliveries d where d.account_id = a.id) as last_event_at,
      t.expires_at, t.checked_at, coalesce(t.needs_sign_in, false) as needs_sign_in, t.problem,
      (select count(*) from outbox o where o.account_id = a.id and o.state = 'queued') as waiting
    from channel_accounts a left join account_tokens t on t.account_id = a.id
    where a.channel <> 'listening' and a.id not like ${`${SAMPLE_ACCOUNT}%`} order by a.channel, a.id`);
  const iso = (at: string | null) => (at === null ? null : new Date(at).toISOString());
  return rows.map((row) => ({
    ...{ id: row.id, channel: row.channel, state: row.state, problem: row.problem, needsSignIn: row.needs_sign_in },
    lastEventAt: iso(row.last_event_at),
    badSignatures: row.bad_signatures,
    lastBadSignatureAt: iso(row.last_bad_signature_at),
    tokenUntil: iso(row.expires_at),
    checkedAt: iso(row.checked_at),
    automatic: row.automatic !== "off",
    notices: row.notices !== "off",
    waiting: Number(row.waiting),
  }));
}
