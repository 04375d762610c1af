import type { Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";

/** `__Host-` wants HTTPS; a plain-HTTP trial on one's own machine gets the name without it. */
const nameFor = (c: Context) => (isHttps(c) ? "__Host-langnghe" : "langnghe");

function isHttps(c: Context): boolean {
  return c.get("ctx").publicUrl.startsWith("https://");
}

export const readSessionCookie = (c: Context): string | undefined => getCookie(c, nameFor(c));

export function setSessionCookie(c: Context, token: string, expires: Date): void {
  setCookie(c, nameFor(c), token, { path: "/", httpOnly: true, secure: isHttps(c), sameSite: "Lax", expires });
}

export function clearSessionCookie(c: Context): void {
  deleteCookie(c, nameFor(c), { path: "/", secure: isHttps(c) });
}
