import { Hono } from "hono";
import { readForm } from "#dashboards/http/read-form.ts";
import { pageOf } from "#dashboards/page.ts";
import type { Verbs } from "#dashboards/verbs.ts";
import type { HttpEnv } from "#src/api/http-env.ts";
import { AppError } from "#src/errors.ts";
import { HOME } from "./guard.ts";
import { PasswordPage } from "./password-page.tsx";

export const passwordRoutes = (verbs: Verbs) =>
  new Hono<HttpEnv>()
    .get("/password", (c) => c.html(<PasswordPage page={pageOf(c)} forced={c.get("mustChangePassword")} errors={[]} />))
    .post("/password", async (c) => {
      const page = pageOf(c);
      const words = page.t.console.password;
      const form = await readForm(c, 8192);
      const text = (name: string) => String(form.get(name) ?? "");
      const [current, next] = [text("current"), text("next")];
      const again = (field: string, message: string) =>
        c.html(<PasswordPage page={page} forced={c.get("mustChangePassword")} errors={[{ field, message }]} />, 400);
      if (!current) return again("current", words.missing);
      if (next !== text("again")) return again("again", words.differs);
      try {
        const session = await verbs.changePassword(c.get("ctx"), { current, next }, verbs.readSession(c));
        if (session) verbs.setSession(c, session.token, session.expiresAt);
        return c.redirect(`${HOME}?done=password`, 303);
      } catch (error) {
        if (!(error instanceof AppError) || (error.code !== "INVALID" && error.code !== "RATE_LIMITED")) throw error;
        return again(String(error.details.field ?? "current"), error.message);
      }
    });
