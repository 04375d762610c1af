import type { Context } from "hono";
import { getCookie, setCookie } from "hono/cookie";
import type { HttpEnv } from "#src/api/http-env.ts";

export const DENSITIES = ["comfortable", "compact"] as const;
export type Density = (typeof DENSITIES)[number];

const COOKIE = "langnghe-density";
const YEAR_SEC = 365 * 86_400;

/** How close the rows of the list stand, as this browser was told. */
export const densityOf = (c: Context<HttpEnv>): Density =>
  DENSITIES.find((one) => one === getCookie(c, COOKIE)) ?? "comfortable";

export function keepDensity(c: Context<HttpEnv>, wanted: string | undefined): void {
  const density = DENSITIES.find((one) => one === wanted) ?? "comfortable";
  const secure = c.get("ctx").publicUrl.startsWith("https://");
  setCookie(c, COOKIE, density, { path: "/console", httpOnly: true, sameSite: "Lax", secure, maxAge: YEAR_SEC });
}
