import { Hono } from "hono";
import { setCookie } from "hono/cookie";
import { themeOf } from "#dashboards/components/theme.ts";
import { readForm } from "#dashboards/http/read-form.ts";
import type { HttpEnv } from "#src/api/http-env.ts";

const YEAR_S = 31_536_000;

/** A page of ours, whatever was posted: "//host" and "/\host" lead elsewhere. */
const ownPage = (path: string): string => (/^\/(?![/\\])[^\\]*$/.test(path) ? path : "/");

/** `POST /theme`: keeps the choice for a year and goes back to where it was made. */
export const themeRoutes = () =>
  new Hono<HttpEnv>().post("/", async (c) => {
    const form = await readForm(c, 4096);
    const theme = themeOf(String(form.get("theme") ?? ""));
    setCookie(c, "theme", theme, { path: "/", maxAge: YEAR_S, sameSite: "Lax", httpOnly: true });
    return c.redirect(ownPage(String(form.get("back") ?? "/")), 303);
  });
