import type { ChannelAccount } from "#src/ports/channel.ts";
import type { Sender, SendResult } from "#src/ports/sender.ts";
import type { Ctx } from "../ctx.ts";
import { renewTokens } from "./renew-tokens.ts";
import { knownTokens } from "./token-row.ts";

/** Nearer to its end than this a token may run out on its way. */
const NEARLY_OVER_MS = 60_000;

type Refused = Extract<SendResult, { ok: false }>;

export interface TokenUse {
  sender: Sender;
  account: ChannelAccount;
  /** False for the gateways of the city, which know no tokens. */
  needed: boolean;
}

/**
 * Calls a provider with the account's token: renewed first when it has run out, renewed once and tried once more when
 * the provider refuses it.
 * @returns what `use` returned; failure `account` when somebody has to sign in
 */
export async function withToken<Done extends { ok: true }>(
  ctx: Ctx,
  { sender, account, needed }: TokenUse,
  use: (accessToken: string | null) => Promise<Done | Refused>,
): Promise<Done | Refused> {
  if (!needed) return use(null);
  const tokens = await knownTokens(ctx, ctx.db, account);
  if (tokens.needsSignIn) return refused("account", tokens.problem ?? "Tài khoản cần đăng nhập lại.");
  const renewable = sender.renew !== undefined && tokens.refresh !== null;
  let access = tokens.access;
  const over = tokens.expiresAt !== null && tokens.expiresAt.getTime() - NEARLY_OVER_MS <= ctx.now().getTime();
  if (renewable && (access === null || over)) {
    const renewed = await renewTokens(ctx, sender, account, access);
    if (!renewed.ok) return refused(renewed.failure, renewed.reason);
    access = renewed.accessToken;
  }
  const result = await use(access);
  if (result.ok || result.failure !== "token" || !renewable) return result;
  const renewed = await renewTokens(ctx, sender, account, access);
  return renewed.ok ? use(renewed.accessToken) : refused(renewed.failure, renewed.reason);
}

const refused = (failure: "account" | "transient", reason: string): Refused => ({
  ok: false,
  failure,
  code: "token",
  reason,
});
