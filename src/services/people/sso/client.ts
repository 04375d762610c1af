import { allowInsecureRequests, ClientSecretBasic, type Configuration, discovery, None } from "openid-client";
import { AppError } from "#src/errors.ts";
import type { Ctx } from "../../ctx.ts";
import { loadSecurity, type SsoSettings } from "../../security/settings.ts";

const KEEP_MS = 10 * 60_000;
const TIMEOUT_SEC = 10;
let kept: { key: string; atMs: number; config: Configuration } | null = null;

/**
 * The city's sign-on as it describes itself (OpenID Connect Discovery), kept for ten minutes: its keys may change.
 * @throws {AppError} NOT_FOUND when it is off; UPSTREAM when it does not answer
 */
export async function ssoClient(ctx: Ctx): Promise<{ config: Configuration; settings: SsoSettings }> {
  const settings = await loadSecurity(ctx.db, "sso");
  if (!settings.enabled) throw new AppError("NOT_FOUND", "Đăng nhập bằng tài khoản thành phố đang tắt.");
  const key = `${settings.issuer} ${settings.clientId} ${settings.secretSealed}`;
  if (kept?.key === key && kept.atMs > Date.now() - KEEP_MS) return { config: kept.config, settings };
  const auth = settings.secretSealed ? ClientSecretBasic(ctx.box.open(settings.secretSealed)) : None();
  try {
    const config = await discovery(new URL(settings.issuer), settings.clientId, undefined, auth, {
      timeout: TIMEOUT_SEC,
      // The settings let plain HTTP through for this machine itself only.
      ...(settings.issuer.startsWith("http://") ? { execute: [allowInsecureRequests] } : {}),
    });
    kept = { key, atMs: Date.now(), config };
    return { config, settings };
  } catch (error) {
    ctx.log.warn({ err: error }, "the city's sign-on does not answer");
    throw new AppError("UPSTREAM", "Cổng đăng nhập của thành phố không trả lời. Hãy dùng mật khẩu, hoặc thử lại sau.");
  }
}

/** Whether the sign-on describes itself at the address that is set: a typing error shows before anybody needs it. */
export const ssoAnswers = (ctx: Ctx): Promise<boolean> =>
  ssoClient(ctx).then(
    () => true,
    () => false,
  );

export const callbackUrl = (ctx: Ctx): string => `${ctx.publicUrl}/console/sso/callback`;
