import { Hono } from "hono";
import { readForm } from "#dashboards/http/read-form.ts";
import { pageOf } from "#dashboards/page.ts";
import type { Verbs } from "#dashboards/verbs.ts";
import type { HttpEnv } from "#src/api/http-env.ts";
import { AppError } from "#src/errors.ts";
import { ownPath } from "./guard.ts";
import { SignInPage } from "./sign-in-page.tsx";

/** In and out. Mounted at /console, before the guard. */
export const doorRoutes = (verbs: Verbs) =>
  new Hono<HttpEnv>()
    .get("/sign-in", (c) => {
      const next = ownPath(c.req.query("next"));
      if (c.get("actor")) return c.redirect(next, 303);
      return c.html(<SignInPage page={pageOf(c)} email="" next={next} signedOut={c.req.query("done") === "out"} />);
    })
    .post("/sign-in", async (c) => {
      const page = pageOf(c);
      const form = await readForm(c, 8192);
      const text = (name: string) => String(form.get(name) ?? "");
      const [email, password, next] = [text("email"), text("password"), ownPath(text("next"))];
      const again = (error: string, status: 400 | 401 | 429) =>
        c.html(<SignInPage page={page} email={email} next={next} error={error} />, status);
      if (!email || !password) return again(page.t.console.signIn.missing, 400);
      try {
        const session = await verbs.signIn(c.get("ctx"), { email, password, ip: c.get("ip") });
        verbs.setSession(c, session.token, session.expiresAt);
        return c.redirect(session.mustChangePassword ? "/console/password" : next, 303);
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        if (error.code === "UNAUTHENTICATED") return again(error.message, 401);
        if (error.code === "RATE_LIMITED") return again(error.message, 429);
        throw error;
      }
    })
    .post("/sign-out", async (c) => {
      const token = verbs.readSession(c);
      if (token) await verbs.signOut(c.get("ctx"), token);
      verbs.clearSession(c);
      return c.redirect("/console/sign-in?done=out", 303);
    });
