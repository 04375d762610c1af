import { type Context, Hono } from "hono";
import { doneWords } from "#dashboards/http/done-words.ts";
import { readForm } from "#dashboards/http/read-form.ts";
import { pageOf } from "#dashboards/page.ts";
import type { Verbs } from "#dashboards/verbs.ts";
import type { HttpEnv } from "#src/api/http-env.ts";
import { AppError } from "#src/errors.ts";
import { clientOf, keepDevice, keepStep, letIn } from "./door-session.ts";
import { ownPath } from "./guard.ts";
import { SignInPage } from "./sign-in-page.tsx";

/** In and out. Mounted at /console, before the guard. */
export const doorRoutes = (verbs: Verbs) =>
  new Hono<HttpEnv>()
    .get("/sign-in", async (c) => {
      const next = ownPath(c.req.query("next"));
      if (c.get("actor")) return c.redirect(next, 303);
      const error = doneWords(c, pageOf(c).t.identity.door.unfinished);
      return show(verbs, c, { next, error, signedOut: c.req.query("done") === "out" });
    })
    .post("/sign-in", async (c) => {
      const form = await readForm(c, 8192);
      const text = (name: string) => String(form.get(name) ?? "");
      const [email, password, next] = [text("email"), text("password"), ownPath(text("next"))];
      if (!email || !password) return show(verbs, c, { email, next, error: pageOf(c).t.console.signIn.missing }, 400);
      try {
        const result = await verbs.signIn(c.get("ctx"), { email, password, ...clientOf(verbs, c) });
        const to = result.step === null ? letIn(verbs, c, result, next) : keepStep(verbs, c, result, next);
        keepDevice(verbs, c, result.knownDevice);
        return c.redirect(to, 303);
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        if (error.code === "UNAUTHENTICATED") return show(verbs, c, { email, next, error: error.message }, 401);
        if (error.code !== "RATE_LIMITED") throw error;
        c.header("Retry-After", String(error.details.retryAfterSec ?? 30));
        return show(verbs, c, { email, next, error: error.message }, 429);
      }
    })
    .post("/sign-out", async (c) => {
      const token = verbs.readSession(c);
      if (token) await verbs.signOut(c.get("ctx"), token);
      verbs.clearSession(c);
      return c.redirect("/console/sign-in?done=out", 303);
    });

interface Shown {
  email?: string;
  next: string;
  error?: string | undefined;
  signedOut?: boolean;
}

async function show(verbs: Verbs, c: Context<HttpEnv>, shown: Shown, status: 200 | 400 | 401 | 429 = 200) {
  const ways = await verbs.signInWays(c.get("ctx"));
  return c.html(<SignInPage page={pageOf(c)} email="" {...shown} ways={ways} />, status);
}
