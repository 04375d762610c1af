import type { Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";

/** `__Host-` wants HTTPS; a plain-HTTP trial on one's own machine gets the name without it. */
const nameFor = (c: Context, suffix = "") => `${isHttps(c) ? "__Host-" : ""}langnghe${suffix}`;

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

/**
 * Cookies around the sign-in itself: `step` between the two factors, `sso` while the browser is away at the city's
 * sign-on, `device` for a browser that has signed in before. None of them opens anything by itself.
 */
export type DoorCookie = "step" | "sso" | "device";

export const readDoorCookie = (c: Context, which: DoorCookie): string | undefined =>
  getCookie(c, nameFor(c, `-${which}`));

/** @param maxAgeSec 0 removes it */
export function setDoorCookie(c: Context, which: DoorCookie, value: string, maxAgeSec: number): void {
  const name = nameFor(c, `-${which}`);
  if (maxAgeSec <= 0) deleteCookie(c, name, { path: "/", secure: isHttps(c) });
  // Lax, not Strict: the browser comes back from the city's sign-on by a link of another site.
  else setCookie(c, name, value, { path: "/", httpOnly: true, secure: isHttps(c), sameSite: "Lax", maxAge: maxAgeSec });
}
