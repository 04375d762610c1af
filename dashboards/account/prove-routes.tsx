import { Hono } from "hono";
import { createMiddleware } from "hono/factory";
import { ErrorSummary } from "#dashboards/components/error-summary.tsx";
import { Field } from "#dashboards/components/field.tsx";
import { LayoutStaff } from "#dashboards/components/layout-staff.tsx";
import { ownPath } from "#dashboards/console/guard.ts";
import { readForm } from "#dashboards/http/read-form.ts";
import { type Page, pageOf } from "#dashboards/page.ts";
import type { Verbs } from "#dashboards/verbs.ts";
import type { HttpEnv } from "#src/api/http-env.ts";
import { AppError } from "#src/errors.ts";

/** Before the account itself changes: who sits there must have proved it in the last quarter of an hour. */
export const provedOnly = (verbs: Verbs) =>
  createMiddleware<HttpEnv>(async (c, next) => {
    if (await verbs.isProved(c.get("ctx"), verbs.readSession(c) ?? "")) return next();
    // A POST cannot be done again by a redirect: its person presses once more.
    const to = c.req.method === "GET" ? c.req.path : "/console/account?done=proved";
    const url = `/console/account/prove?next=${encodeURIComponent(to)}`;
    if (!c.req.header("accept")?.includes("application/json")) return c.redirect(url, 303);
    return c.json({ error: { code: "FORBIDDEN", message: pageOf(c).t.identity.account.prove.lead } }, 403);
  });

/** Mounted at /console/account/prove. */
export const proveRoutes = (verbs: Verbs) =>
  new Hono<HttpEnv>()
    .get("/", (c) => c.html(<ProvePage page={pageOf(c)} next={ownPath(c.req.query("next"))} />))
    .post("/", async (c) => {
      const form = await readForm(c, 4096);
      const next = ownPath(String(form.get("next") ?? ""));
      const proof = String(form.get("proof") ?? "").slice(0, 200);
      try {
        await verbs.proveAgain(c.get("ctx"), verbs.readSession(c) ?? "", proof);
        return c.redirect(next, 303);
      } catch (error) {
        if (!(error instanceof AppError) || (error.code !== "INVALID" && error.code !== "RATE_LIMITED")) throw error;
        return c.html(<ProvePage page={pageOf(c)} next={next} error={error.message} />, 400);
      }
    });

function ProvePage({ page, next, error }: { page: Page; next: string; error?: string }) {
  const { t } = page;
  const words = t.identity.account.prove;
  return (
    <LayoutStaff page={page} title={words.title}>
      <div class="door">
        <h1>{words.title}</h1>
        <p class="muted">{words.lead}</p>
        <ErrorSummary title={t.common.errorTitle} errors={error ? [{ field: "proof", message: error }] : []} />
        <form method="post" action="/console/account/prove">
          <input type="hidden" name="next" value={next} />
          <Field
            t={t}
            id="proof"
            label={words.proof}
            error={error}
            control={(ties) => (
              <input {...ties} type="password" autocomplete="current-password" required maxlength={200} />
            )}
          />
          <button class="button button-wide" type="submit">
            {words.button}
          </button>
        </form>
        <p class="field-hint">{words.other}</p>
      </div>
    </LayoutStaff>
  );
}
