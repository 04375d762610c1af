import { createMiddleware } from "hono/factory";
import type { HttpEnv } from "#src/api/http-env.ts";

/** A page of ours to come back to after signing in; anything else would send people to foreign sites. */
export const ownPath = (path: string | undefined): string =>
  path && /^\/(?:console|admin|leader)(\/|\?|$)/.test(path) && !path.includes("\\") ? path : "/console";

/** Nobody signed in: to the sign-in page and back. A password that works once: first a new one. */
export const signedIn = createMiddleware<HttpEnv>(async (c, next) => {
  if (!c.get("actor")) {
    const url = new URL(c.req.url);
    const back = c.req.method === "GET" ? `?next=${encodeURIComponent(url.pathname + url.search)}` : "";
    return c.redirect(`/console/sign-in${back}`, 303);
  }
  if (c.get("mustChangePassword") && c.req.path !== "/console/password") return c.redirect("/console/password", 303);
  if (c.get("mustAddFactor") && !SET_UP.test(c.req.path)) return c.redirect("/console/account?must=1", 303);
  return next();
});

/** The pages on which a second factor is set up: all that is open to whoever must have one. */
const SET_UP = /^\/console\/(account(\/|$)|password$)/;
