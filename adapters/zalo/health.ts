import { z } from "zod";
import type { ChannelAccount } from "#src/ports/channel.ts";
import { callZalo, type ZaloHosts } from "./api.ts";

const OaProfile = z.object({ oa_id: z.coerce.string(), name: z.string().optional() });

/** Whether the token is good, and for the OA that the account names: somebody may have consented with another one. */
export async function zaloHealth(
  hosts: ZaloHosts,
  { settings }: ChannelAccount,
  accessToken: string | null,
  signal: AbortSignal,
): Promise<{ ok: boolean; reason: string }> {
  if (!accessToken) return { ok: false, reason: "Tài khoản Zalo chưa được kết nối." };
  const answer = await callZalo(hosts, { host: "api", path: "/v2.0/oa/getoa", accessToken }, OaProfile, signal);
  if (!answer.ok) return { ok: false, reason: `${answer.code}: ${answer.reason}` };
  if (settings.oaId && answer.data.oa_id !== settings.oaId) {
    return { ok: false, reason: "Mã truy cập thuộc về một Official Account khác." };
  }
  return { ok: true, reason: "" };
}
