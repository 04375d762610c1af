import { type Context, Hono } from "hono";
import type { Verbs } from "#dashboards/verbs.ts";
import type { HttpEnv } from "#src/api/http-env.ts";
import { AppError } from "#src/errors.ts";
import { clientOf, keepDevice, keepStep, letIn } from "./door-session.ts";
import { ownPath } from "./guard.ts";

const AWAY_SEC = 600;

/**
 * To the city's own sign-on and back. Mounted at /console/sso, before the guard. A link, not a form: a form that ends
 * at another site is what the security policy forbids.
 */
export const ssoRoutes = (verbs: Verbs) =>
  new Hono<HttpEnv>()
    .get("/start", async (c) => {
      try {
        const { url, sealed } = await verbs.beginSso(c.get("ctx"), ownPath(c.req.query("next")));
        verbs.setDoor(c, "sso", sealed, AWAY_SEC);
        return c.redirect(url, 303);
      } catch (error) {
        return backToTheDoor(c, error);
      }
    })
    .get("/callback", async (c) => {
      const sealed = verbs.readDoor(c, "sso");
      const query = new URL(c.req.url).search;
      // Whatever comes of it, this attempt is used up.
      verbs.setDoor(c, "sso", "", 0);
      try {
        const result = await verbs.finishSso(c.get("ctx"), { query, sealed, ...clientOf(verbs, c) });
        const next = ownPath(result.next);
        const to = result.step === null ? letIn(verbs, c, result, next) : keepStep(verbs, c, result, next);
        keepDevice(verbs, c, result.knownDevice);
        return c.redirect(to, 303);
      } catch (error) {
        return backToTheDoor(c, error);
      }
    });

/** Where the password and the reason stand; the codes of the attempt leave the address bar. */
function backToTheDoor(c: Context<HttpEnv>, error: unknown) {
  if (!(error instanceof AppError)) throw error;
  if (error.code === "UPSTREAM") return c.redirect("/console/sign-in?done=sso_silent", 303);
  if (error.code !== "UNAUTHENTICATED") throw error;
  const known: Record<string, string> = { expired: "expired", access_denied: "sso_given_up" };
  return c.redirect(`/console/sign-in?done=${known[String(error.details.cause)] ?? "sso_refused"}`, 303);
}
