import type { Context } from "hono";
import { getCookie, setCookie } from "hono/cookie";

/** How this browser's owner likes to work. In a cookie, so that a page is right from its first byte. */
export interface Habits {
  /** Single keys do things; off for whoever is disturbed by them (WCAG 2.1.4). */
  keys: boolean;
  /** When a ticket has left the list that one works through, the next one opens by itself. */
  advance: boolean;
}

const COOKIE = "langnghe-habits";
const YEAR_S = 31_536_000;

/** "keys.advance": what is switched off. */
export function habitsOf(c: Context): Habits {
  const off = (getCookie(c, COOKIE) ?? "").split(".");
  return { keys: !off.includes("keys"), advance: !off.includes("advance") };
}

export function keepHabits(c: Context, { keys, advance }: Habits, secure: boolean): void {
  const off = [...(keys ? [] : ["keys"]), ...(advance ? [] : ["advance"])].join(".");
  setCookie(c, COOKIE, off, { path: "/", httpOnly: true, sameSite: "Lax", secure, maxAge: YEAR_S });
}
