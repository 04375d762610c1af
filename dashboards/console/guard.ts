import { createMiddleware } from "hono/factory";
import type { HttpEnv } from "#src/api/http-env.ts";

/** A page of ours to come back to after signing in; anything else would send people to foreign sites. */
export const ownPath = (path: string | undefined): string =>
  path && /^\/(?:console|admin)(\/|\?|$)/.test(path) && !path.includes("\\") ? path : "/console";

/** Nobody signed in: to the sign-in page and back. A password that works once: first a new one. */
export const signedIn = createMiddleware<HttpEnv>(async (c, next) => {
  if (!c.get("actor")) {
    const url = new URL(c.req.url);
    const back = c.req.method === "GET" ? `?next=${encodeURIComponent(url.pathname + url.search)}` : "";
    return c.redirect(`/console/sign-in${back}`, 303);
  }
  if (c.get("mustChangePassword") && c.req.path !== "/console/password") return c.redirect("/console/password", 303);
  return next();
});
