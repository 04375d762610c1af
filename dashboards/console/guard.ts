import { createMiddleware } from "hono/factory";
import type { HttpEnv } from "#src/api/http-env.ts";
import type { Role } from "#src/domain/roles.ts";

/** Leads each role to the page that it works on. */
export const HOME = "/console/home";

export const homeOf = (role: Role | null): string =>
  role === "leader" ? "/leader" : role === "admin" ? "/admin" : "/console";

/** A page of ours to come back to after signing in; anything else would send people to foreign sites. */
export const ownPath = (path: string | undefined): string =>
  path && /^\/(?:console|admin|leader)(\/|\?|$)/.test(path) && !path.includes("\\") ? path : HOME;

/** Nobody signed in: to the sign-in page and back. A password that works once: first a new one. */
export const signedIn = createMiddleware<HttpEnv>(async (c, next) => {
  if (!c.get("actor")) {
    const url = new URL(c.req.url);
    const asked = url.pathname + url.search;
    const back = c.req.method === "GET" && asked !== "/console" ? `?next=${encodeURIComponent(asked)}` : "";
    return c.redirect(`/console/sign-in${back}`, 303);
  }
  if (c.get("mustChangePassword") && c.req.path !== "/console/password") return c.redirect("/console/password", 303);
  if (c.get("mustAddFactor") && !SET_UP.test(c.req.path)) return c.redirect("/console/account?must=1", 303);
  return next();
});

/** The pages on which a second factor is set up: all that is open to whoever must have one. */
const SET_UP = /^\/console\/(account(\/|$)|password$)/;
