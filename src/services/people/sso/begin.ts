import {
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from "openid-client";
import type { Ctx } from "../../ctx.ts";
import { callbackUrl, ssoClient } from "./client.ts";

/** What must come back, and where to go then. Travels sealed in a cookie of this browser: nobody else can finish it. */
export interface SsoAttempt {
  state: string;
  nonce: string;
  verifier: string;
  next: string;
  /** Epoch ms. */
  untilMs: number;
}

const MINUTES = 10;

/** @returns where to send the browser, and what it keeps meanwhile @throws {AppError} NOT_FOUND, UPSTREAM */
export async function beginSso(ctx: Ctx, next: string): Promise<{ url: string; sealed: string }> {
  const { config, settings } = await ssoClient(ctx);
  const verifier = randomPKCECodeVerifier();
  const attempt: SsoAttempt = {
    state: randomState(),
    nonce: randomNonce(),
    verifier,
    next,
    untilMs: ctx.now().getTime() + MINUTES * 60_000,
  };
  const url = buildAuthorizationUrl(config, {
    redirect_uri: callbackUrl(ctx),
    scope: settings.scopes,
    state: attempt.state,
    nonce: attempt.nonce,
    code_challenge: await calculatePKCECodeChallenge(verifier),
    code_challenge_method: "S256",
  });
  return { url: url.href, sealed: ctx.box.seal(JSON.stringify(attempt)) };
}

/** The attempt in the cookie; null when there is none, it was changed, or it is too old. */
export function openAttempt(ctx: Ctx, sealed: string | undefined): SsoAttempt | null {
  if (!sealed) return null;
  try {
    const attempt: SsoAttempt = JSON.parse(ctx.box.open(sealed)); // safe: nobody else can seal
    return attempt.untilMs > ctx.now().getTime() ? attempt : null;
  } catch {
    return null;
  }
}
