import { type Context, Hono } from "hono";
import { readForm } from "#dashboards/http/read-form.ts";
import { pageOf } from "#dashboards/page.ts";
import type { Verbs } from "#dashboards/verbs.ts";
import type { HttpEnv } from "#src/api/http-env.ts";
import { AppError } from "#src/errors.ts";
import { TokensPage } from "./tokens-page.tsx";

/** Mounted at /admin/tokens, behind the guard. */
export const tokenRoutes = (verbs: Verbs) =>
  new Hono<HttpEnv>()
    .get("/", (c) => show(verbs, c))
    .post("/", async (c) => {
      const form = await readForm(c, 8192);
      const text = (name: string) => String(form.get(name) ?? "").trim();
      const values = { name: text("name").normalize("NFC"), user: text("user"), days: text("days") };
      const scopes = form.getAll("scope").map(String);
      try {
        const days = /^[1-9]\d{0,3}$/.test(values.days) ? Number(values.days) : null;
        const made = await verbs.addToken(c.get("ctx"), values.user, scopes, { name: values.name, days });
        return show(verbs, c, { made });
      } catch (error) {
        if (!(error instanceof AppError) || (error.code !== "NOT_FOUND" && error.code !== "INVALID")) throw error;
        const words = pageOf(c).t.identity.tokens;
        const fault =
          error.code === "NOT_FOUND"
            ? { field: "user", message: words.noUser }
            : { field: "scope-tickets-read", message: words.noScope };
        return show(verbs, c, { values, scopes, errors: [fault] });
      }
    })
    .post("/:id/revoke", async (c) => {
      const id = c.req.param("id");
      if (!/^\d{1,15}$/.test(id)) throw new AppError("NOT_FOUND", "Không tìm thấy mã truy cập này.");
      await verbs.revokeToken(c.get("ctx"), Number(id));
      return c.redirect("/admin/tokens?done=revoked", 303);
    });

interface Shown {
  /** The token itself, in the answer to the POST that made it and nowhere else. */
  made?: string;
  values?: { name: string; user: string; days: string };
  scopes?: string[];
  errors?: { field: string; message: string }[];
}

async function show(verbs: Verbs, c: Context<HttpEnv>, shown: Shown = {}) {
  const page = pageOf(c);
  const before = c.req.query("before");
  const found = await verbs.listTokens(c.get("ctx"), before && /^\d{1,15}$/.test(before) ? Number(before) : undefined);
  const flash = c.req.query("done") === "revoked" ? page.t.identity.tokens.done : undefined;
  return c.html(<TokensPage page={page} {...found} flash={flash} {...shown} />, shown.errors ? 400 : 200);
}
