import type { Context } from "hono";
import { getCookie } from "hono/cookie";

/** How the pages look: as the device asks, or as the reader chose. Kept in a cookie, so the first byte is right already. */
export const THEMES = ["system", "light", "dark", "contrast"] as const;
export type Theme = (typeof THEMES)[number];

export const themeOf = (value: string | undefined): Theme => THEMES.find((theme) => theme === value) ?? "system";

export const chosenTheme = (c: Context): Theme => themeOf(getCookie(c, "theme"));
