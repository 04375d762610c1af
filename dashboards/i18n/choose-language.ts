import type { Context } from "hono";
import { getCookie, setCookie } from "hono/cookie";
import { en } from "./en.ts";
import { type Dictionary, vi } from "./vi.ts";

export const LANGUAGES = ["vi", "en"] as const;
export type Lang = (typeof LANGUAGES)[number];

export const dictionary = (lang: Lang): Dictionary => (lang === "en" ? en : vi);

const known = (value: string | undefined): Lang | undefined => LANGUAGES.find((lang) => lang === value);

/**
 * `?lang=` (remembered in a cookie for a year), else that cookie, else the browser's first language when it is English,
 * else Vietnamese. Only the first is looked at: phones sold here list English second whatever their owner speaks.
 */
export function chooseLanguage(c: Context): Lang {
  const asked = known(c.req.query("lang"));
  if (asked) setCookie(c, "lang", asked, { path: "/", maxAge: 31_536_000, sameSite: "Lax", httpOnly: true });
  const browser = c.req.header("accept-language")?.slice(0, 2).toLowerCase();
  return asked ?? known(getCookie(c, "lang")) ?? known(browser) ?? "vi";
}
