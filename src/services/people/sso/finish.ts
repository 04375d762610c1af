import { AuthorizationResponseError, authorizationCodeGrant } from "openid-client";
import { AppError } from "#src/errors.ts";
import { record } from "../../audit/record.ts";
import type { Ctx } from "../../ctx.ts";
import { type Client, makeKnownDevice } from "../device.ts";
import { factorsOf } from "../factors.ts";
import { startSession } from "../session.ts";
import { openStep, type SignInResult } from "../sign-in.ts";
import { openAttempt } from "./begin.ts";
import { type Claims, provedTwice } from "./claims.ts";
import { callbackUrl, ssoClient } from "./client.ts";
import { userOfClaims } from "./user-of-claims.ts";

/**
 * The answer of the city's sign-on: state, nonce, PKCE, signature, issuer and audience are checked by the library.
 * @param query of the callback, with its "?"
 * @returns a session, or the step to the second factor, and where to go
 * @throws {AppError} UNAUTHENTICATED: refused, expired, given up (`details.cause`), or nobody here; UPSTREAM
 */
export async function finishSso(
  ctx: Ctx,
  { query, sealed, ...client }: { query: string; sealed: string | undefined } & Client,
): Promise<SignInResult & { next: string }> {
  const attempt = openAttempt(ctx, sealed);
  if (!attempt)
    throw new AppError("UNAUTHENTICATED", "Lần đăng nhập này đã hết hạn. Vui lòng đăng nhập lại.", { cause: EXPIRED });
  const { config, settings } = await ssoClient(ctx);
  const claims = await authorizationCodeGrant(config, new URL(`${callbackUrl(ctx)}${query}`), {
    pkceCodeVerifier: attempt.verifier,
    expectedState: attempt.state,
    expectedNonce: attempt.nonce,
    idTokenExpected: true,
  }).then(
    (tokens): Claims => ({ ...tokens.claims() }),
    (error: unknown) => refuse(ctx, causeOf(error)),
  );
  const user = await userOfClaims(ctx, settings, claims);
  if (!user) return refuse(ctx, "nobody");
  const knownDevice = makeKnownDevice(ctx, user.email);
  const trusted = settings.trustsSecondFactor || provedTwice(claims);
  if (!trusted && (await factorsOf(ctx.db, user.id)).hasSecond)
    return { ...(await openStep(ctx, user.id)), knownDevice, next: attempt.next };
  const session = await ctx.db.transaction((tx) => startSession(ctx, tx, user, { client, method: "sso" }));
  return { ...session, step: null, knownDevice, next: attempt.next };
}

const EXPIRED = "expired";
/** What the sign-on answers when the person pressed Cancel there (RFC 6749, 4.1.2.1). */
const GIVEN_UP = "access_denied";

function causeOf(error: unknown): string {
  if (error instanceof AuthorizationResponseError) return error.error;
  return error instanceof Error && "code" in error ? String(error.code) : "error";
}

/** One sentence for every cause that is not the person's own; which it was is in the audit log. */
async function refuse(ctx: Ctx, cause: string): Promise<never> {
  await record(ctx, ctx.db, { action: "sign_in.sso_refused", details: { cause } });
  if (cause === GIVEN_UP)
    throw new AppError("UNAUTHENTICATED", "Anh/chị đã dừng ở cổng đăng nhập của thành phố.", { cause });
  throw new AppError(
    "UNAUTHENTICATED",
    "Tài khoản thành phố này chưa được dùng ở đây. Vui lòng liên hệ quản trị viên, hoặc đăng nhập bằng mật khẩu.",
  );
}
