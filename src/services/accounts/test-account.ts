import { allow } from "#src/domain/policy.ts";
import { AppError } from "#src/errors.ts";
import type { ChannelAccount } from "#src/ports/channel.ts";
import type { Senders } from "#src/ports/sender.ts";
import type { Ctx } from "../ctx.ts";
import { checkAccount } from "./check-account.ts";
import { webhookUrlOf } from "./create-account.ts";
import { findAccount } from "./load-account.ts";
import { knownTokens } from "./token-row.ts";

const REACH_MS = 5_000;

/** What was looked at; `ok` null = it does not apply, or cannot be told from here. */
export interface AccountTest {
  token: { ok: boolean | null; reason: string | null };
  address: { ok: boolean; reason: "answers" | "not_https" | "silent" };
}

/**
 * Asks the provider whether the account's token works, and ourselves whether the address of the webhook answers. The
 * second is asked from this very machine: a fire wall outside it is not seen.
 * @throws {AppError} FORBIDDEN, NOT_FOUND
 */
export async function testAccount(ctx: Ctx, senders: Senders, id: string): Promise<AccountTest> {
  allow(ctx.actor, "configure");
  const account = await findAccount(ctx, id);
  if (!account) throw new AppError("NOT_FOUND", "Không có tài khoản này.");
  const [token, address] = await Promise.all([tokenOf(ctx, senders, account), addressOf(ctx, account)]);
  return { token, address };
}

async function tokenOf(ctx: Ctx, senders: Senders, account: ChannelAccount): Promise<AccountTest["token"]> {
  const way = account.channel === "zalo" ? "zalo" : account.channel === "facebook" ? "messenger" : null;
  const sender = way ? senders.get(way) : undefined;
  if (!sender?.health) return { ok: null, reason: null };
  const before = await knownTokens(ctx, ctx.db, account);
  if (before.access === null && before.refresh === null) return { ok: null, reason: "no_token" };
  const ok = await checkAccount(ctx, sender, account);
  const after = await knownTokens(ctx, ctx.db, account);
  return { ok, reason: after.problem };
}

async function addressOf(ctx: Ctx, account: ChannelAccount): Promise<AccountTest["address"]> {
  const hook = webhookUrlOf(ctx, account.channel, account.id);
  const answers = await fetch(`${ctx.publicUrl}/healthz`, { redirect: "error", signal: AbortSignal.timeout(REACH_MS) })
    .then((answer) => answer.ok)
    .catch(() => false);
  if (!answers) return { ok: false, reason: "silent" };
  if (hook && !hook.startsWith("https://")) return { ok: false, reason: "not_https" };
  return { ok: true, reason: "answers" };
}
