import { randomBytes } from "node:crypto";
import type { MiddlewareHandler } from "hono";
import { AppError } from "#src/errors.ts";
import type { HttpEnv } from "./http-env.ts";

/** Headers of every answer. No third party is ever asked for anything; scripts need our nonce or our origin. */
export const securityHeaders: MiddlewareHandler<HttpEnv> = async (c, next) => {
  const nonce = randomBytes(16).toString("base64");
  c.set("nonce", nonce);
  await next();
  const policy = [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'self' 'nonce-${nonce}'`,
    // blob: the preview of a picture that the citizen has just chosen.
    "img-src 'self' data: blob:",
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ];
  c.header("Content-Security-Policy", policy.join("; "));
  c.header("X-Content-Type-Options", "nosniff");
  c.header("Referrer-Policy", "same-origin");
  c.header("Permissions-Policy", "geolocation=(self), camera=(self), microphone=()");
  c.header("Cross-Origin-Opener-Policy", "same-origin");
  if (c.get("ctx").publicUrl.startsWith("https://"))
    c.header("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
  // Staff pages hold citizens' words: no shared or lasting copy.
  if (!c.res.headers.has("Cache-Control")) c.header("Cache-Control", "no-store");
};

/**
 * No page, name or word of ours has a NUL in it, and PostgreSQL takes none.
 * @throws {AppError} INVALID
 */
export const noNulInAddress: MiddlewareHandler<HttpEnv> = async (c, next) => {
  if (c.req.url.includes("%00")) throw new AppError("INVALID", "Địa chỉ trang không hợp lệ.");
  await next();
};

const SAFE = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * A browser says from which site a form was sent. Anything that changes state with a session cookie must come from our
 * own pages; programs (no cookie) are not concerned.
 * @throws {AppError} FORBIDDEN
 */
export const sameOriginOnly: MiddlewareHandler<HttpEnv> = async (c, next) => {
  if (!SAFE.has(c.req.method)) {
    const site = c.req.header("sec-fetch-site");
    const origin = c.req.header("origin");
    const foreign = site ? site !== "same-origin" && site !== "none" : origin ? !isOwn(c.req.url, origin, c) : false;
    if (foreign)
      throw new AppError("FORBIDDEN", "Yêu cầu được gửi từ một trang khác. Vui lòng mở lại trang và thử lại.");
  }
  await next();
};

function isOwn(url: string, origin: string, c: Parameters<MiddlewareHandler<HttpEnv>>[0]): boolean {
  return origin === new URL(url).origin || origin === new URL(c.get("ctx").publicUrl).origin;
}
