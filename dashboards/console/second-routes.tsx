import { type Context, Hono } from "hono";
import { readForm } from "#dashboards/http/read-form.ts";
import { pageOf } from "#dashboards/page.ts";
import type { Verbs } from "#dashboards/verbs.ts";
import type { HttpEnv } from "#src/api/http-env.ts";
import { AppError } from "#src/errors.ts";
import { clientOf, letIn } from "./door-session.ts";
import { ownPath } from "./guard.ts";
import { SecondPage } from "./second-page.tsx";

/** The second factor. Mounted at /console/sign-in/second, before the guard: who comes here has given a password only. */
export const secondRoutes = (verbs: Verbs) =>
  new Hono<HttpEnv>()
    .get("/", (c) => show(verbs, c, ownPath(c.req.query("next"))))
    .post("/", async (c) => {
      const form = await readForm(c, 8192);
      const next = ownPath(String(form.get("next") ?? ""));
      const code = String(form.get("code") ?? "").slice(0, 100);
      const step = verbs.readDoor(c, "step") ?? "";
      if (!code.trim()) return show(verbs, c, next, pageOf(c).t.identity.door.second.missing, 400);
      try {
        const session = await verbs.giveSecondFactor(c.get("ctx"), { step, code, ...clientOf(verbs, c) });
        // Nearly out of codes: better said now than on the day the phone is lost.
        const to = session.recoveryLeft !== null && session.recoveryLeft < 4 ? "/console/account#recovery" : next;
        return c.redirect(letIn(verbs, c, session, to), 303);
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        if (error.code === "INVALID") return show(verbs, c, next, error.message, 400);
        if (error.code === "RATE_LIMITED") return show(verbs, c, next, error.message, 429);
        if (error.code === "UNAUTHENTICATED") return c.redirect("/console/sign-in?done=expired", 303);
        throw error;
      }
    });

async function show(verbs: Verbs, c: Context<HttpEnv>, next: string, error?: string, status: 200 | 400 | 429 = 200) {
  const offered = await verbs.loadStep(c.get("ctx"), verbs.readDoor(c, "step") ?? "");
  if (!offered) return c.redirect(`/console/sign-in?done=expired&next=${encodeURIComponent(next)}`, 303);
  return c.html(<SecondPage page={pageOf(c)} next={next} offered={offered} error={error} />, status);
}
