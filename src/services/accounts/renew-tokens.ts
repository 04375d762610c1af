import { sql } from "drizzle-orm";
import { accountTokens } from "#src/db/schema/index.ts";
import type { ChannelAccount } from "#src/ports/channel.ts";
import type { RenewResult, Sender } from "#src/ports/sender.ts";
import type { Ctx } from "../ctx.ts";
import { needsSignIn } from "./needs-sign-in.ts";
import { type KnownTokens, knownTokens } from "./token-row.ts";

/** The provider's answer is waited for inside the lock: a lock that ends before the call would let a second one in. */
const CALL_MS = 10_000;

export type Renewed =
  | { ok: true; accessToken: string }
  | { ok: false; failure: "account" | "transient"; reason: string };

type Renewal = Promise<Renewed>;
/** Of this process, by account: who comes second waits here and not with a connection in hand. */
const underway = new WeakMap<Ctx["sql"], Map<string, Renewal>>();

/**
 * New tokens for an account. A refresh token works once, so one process at a time may use it, and the pair that it
 * brings is stored before anybody uses it.
 * @param spent the access token that works no more; when another one is stored by now, that one is the answer
 */
export function renewTokens(ctx: Ctx, sender: Sender, account: ChannelAccount, spent: string | null): Renewal {
  const renewals = underway.get(ctx.sql) ?? new Map<string, Renewal>();
  underway.set(ctx.sql, renewals);
  const known = renewals.get(account.id);
  if (known) return known;
  const renewal = renewAlone(ctx, sender, account, spent).finally(() => renewals.delete(account.id));
  renewals.set(account.id, renewal);
  return renewal;
}

function renewAlone(ctx: Ctx, sender: Sender, account: ChannelAccount, spent: string | null): Renewal {
  return ctx.db.transaction(async (tx) => {
    await tx.execute(sql`set local synchronous_commit = on`);
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`token ${account.id}`}, 0))`);
    const before = await knownTokens(ctx, tx, account);
    if (before.access !== null && before.access !== spent) return { ok: true, accessToken: before.access };
    const result: RenewResult =
      sender.renew && before.refresh !== null
        ? await sender.renew(account, before.refresh, AbortSignal.timeout(CALL_MS))
        : { ok: false, failure: "account", reason: "Chưa có mã làm mới: cần kết nối lại tài khoản." };
    if (result.ok) {
      await tx.execute(kept(ctx, account.id, before, result.tokens));
      ctx.log.info({ accountId: account.id }, "tokens renewed");
      return { ok: true, accessToken: result.tokens.accessToken };
    }
    if (result.failure === "account") await needsSignIn(ctx, tx, account.id, result.reason);
    return result;
  });
}

function kept(
  ctx: Ctx,
  accountId: string,
  before: KnownTokens,
  { accessToken, refreshToken, expiresInMs }: Extract<RenewResult, { ok: true }>["tokens"],
) {
  const now = ctx.now();
  const refresh = refreshToken ?? before.refresh;
  const set = {
    accessSealed: ctx.box.seal(accessToken),
    refreshSealed: refresh === null ? null : ctx.box.seal(refresh),
    previousSealed: ctx.box.seal(JSON.stringify({ access: before.access, refresh: before.refresh })),
    expiresAt: expiresInMs === null ? null : new Date(now.getTime() + expiresInMs),
    renewedAt: now,
    needsSignIn: false,
    problem: null,
    checkedAt: now,
  };
  return ctx.db
    .insert(accountTokens)
    .values({ accountId, ...set })
    .onConflictDoUpdate({ target: accountTokens.accountId, set })
    .getSQL();
}
