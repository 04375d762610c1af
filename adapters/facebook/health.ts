import { z } from "zod";
import type { ChannelAccount } from "#src/ports/channel.ts";
import { callGraph, type GraphHost } from "./api.ts";

type Health = { ok: boolean; reason: string };

const DebugToken = z.object({
  data: z.object({
    is_valid: z.boolean(),
    app_id: z.coerce.string().optional(),
    /** Seconds; 0 is never. */
    expires_at: z.number().optional(),
    data_access_expires_at: z.number().optional(),
    scopes: z.array(z.string()).optional(),
    granular_scopes: z
      .array(z.object({ scope: z.string(), target_ids: z.array(z.coerce.string()).optional() }))
      .optional(),
    error: z.object({ message: z.string().optional() }).optional(),
  }),
});
type Token = z.output<typeof DebugToken>["data"];

const NEEDED = ["pages_messaging", "pages_manage_metadata"];
const SOON_MS = 7 * 86_400_000;

/** What Facebook says of a Page's token: asked with the application's own, which does not die with a person's password. */
export async function pageHealth(
  host: GraphHost,
  { settings, secrets }: ChannelAccount,
  accessToken: string | null,
  signal: AbortSignal,
): Promise<Health> {
  const { appId, pageId = "" } = settings;
  const { appSecret } = secrets;
  if (!accessToken) return { ok: false, reason: "Trang Facebook chưa được kết nối." };
  if (!appId || !appSecret) return { ok: false, reason: "Chưa khai báo appId hoặc appSecret của ứng dụng Facebook." };
  const query = { input_token: accessToken };
  const call = { path: "/debug_token", query, accessToken: `${appId}|${appSecret}`, appSecret: undefined };
  const answer = await callGraph(host, call, DebugToken, signal);
  if (!answer.ok) return { ok: false, reason: `${answer.code}: ${answer.reason}` };
  return judge(answer.data.data, appId, pageId, host.now());
}

function judge(token: Token, appId: string, pageId: string, now: Date): Health {
  if (!token.is_valid)
    return { ok: false, reason: "Facebook không còn chấp nhận mã truy cập của Trang: cần kết nối lại." };
  if (token.app_id !== undefined && token.app_id !== appId) {
    return { ok: false, reason: "Mã truy cập thuộc về một ứng dụng Facebook khác." };
  }
  const missing = NEEDED.filter((scope) => !allows(token, scope, pageId));
  if (missing.length > 0) return { ok: false, reason: `Trang chưa cấp quyền: ${missing.join(", ")}.` };
  return { ok: true, reason: expiry(token, now) };
}

/** A permission may be given for some Pages only; without a list it holds for all. */
function allows({ scopes = [], granular_scopes = [] }: Token, scope: string, pageId: string): boolean {
  const granular = granular_scopes.find((one) => one.scope === scope);
  if (!granular) return scopes.includes(scope);
  return granular.target_ids === undefined || granular.target_ids.includes(pageId);
}

/** Said while it still works, so that somebody can renew it in time. */
function expiry({ expires_at = 0, data_access_expires_at = 0 }: Token, now: Date): string {
  const ends = [expires_at, data_access_expires_at].filter((seconds) => seconds > 0).map((seconds) => seconds * 1_000);
  if (ends.length === 0 || Math.min(...ends) - now.getTime() > SOON_MS) return "";
  const on = new Intl.DateTimeFormat("vi-VN", { timeZone: "Asia/Ho_Chi_Minh", dateStyle: "short" });
  return `Mã truy cập hết hạn ngày ${on.format(Math.min(...ends))}: cần kết nối lại trước ngày đó.`;
}
