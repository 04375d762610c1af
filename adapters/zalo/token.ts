import { z } from "zod";
import type { ChannelAccount } from "#src/ports/channel.ts";
import type { RenewResult } from "#src/ports/sender.ts";
import { callProvider } from "../provider/call.ts";
import { safeReason } from "../provider/failed.ts";
import type { ZaloHosts } from "./api.ts";

/** Nothing else is success: Zalo answers a refusal with HTTP 200 and, at times, without an error number. */
const Pair = z.object({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1).optional(),
  expires_in: z.coerce.number().positive().optional(),
});
const Refusal = z.object({
  error: z.coerce.number().optional(),
  error_name: z.string().optional(),
  error_reason: z.string().optional(),
  error_description: z.string().optional(),
  message: z.string().optional(),
});

/**
 * A new pair for a refresh token, which is used up by this: the caller stores the pair before using it, and lets one
 * process at a time do it.
 */
export async function renewZalo(
  hosts: Pick<ZaloHosts, "oauth" | "oauthBase">,
  { settings, secrets }: ChannelAccount,
  refreshToken: string,
  signal: AbortSignal,
): Promise<RenewResult> {
  const { appSecret } = secrets;
  const { appId } = settings;
  if (!appSecret || !appId) {
    return { ok: false, failure: "account", reason: "Chưa khai báo appId hoặc appSecret của ứng dụng Zalo." };
  }
  const form = { grant_type: "refresh_token", refresh_token: refreshToken, app_id: appId };
  const answer = await callProvider(
    hosts.oauth,
    {
      method: "POST",
      url: `${hosts.oauthBase}/v4/oa/access_token`,
      headers: { secret_key: appSecret, "content-type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams(form).toString(),
    },
    signal,
  );
  if (answer.kind !== "answered") return { ok: false, failure: "transient", reason: answer.code };
  return readPair(answer.status, answer.json);
}

function readPair(status: number, json: unknown): RenewResult {
  const pair = Pair.safeParse(json);
  if (pair.success) {
    const { access_token: accessToken, refresh_token: refreshToken, expires_in } = pair.data;
    const expiresInMs = expires_in === undefined ? null : expires_in * 1_000;
    return { ok: true, tokens: { accessToken, ...(refreshToken ? { refreshToken } : {}), expiresInMs } };
  }
  const { data: refusal = {} } = Refusal.safeParse(json);
  const { error, error_name, error_reason, error_description, message } = refusal;
  const words = [error_name, error_reason, error_description, message].filter(Boolean).join(": ");
  // Only a refusal in words is one; a gateway's page or a rate limit says nothing about the token.
  const passes = words === "" || status >= 500 || status === 429 || error === -32;
  return { ok: false, failure: passes ? "transient" : "account", reason: safeReason(words || `http ${status}`) };
}
