import { type Context, Hono } from "hono";
import { pageOf } from "#dashboards/page.ts";
import type { Verbs } from "#dashboards/verbs.ts";
import type { HttpEnv } from "#src/api/http-env.ts";
import { allow } from "#src/domain/policy.ts";
import { ListeningPage } from "./listening-page.tsx";
import { readListeningQuery } from "./listening-query.ts";
import { listeningNames, loadListening } from "./load-listening.ts";
import { reportRoutes } from "./report-routes.tsx";

/** Mounted at /leader/listening, behind the guard. */
export const listeningRoutes = (verbs: Verbs, base: { chromium?: string | null }) =>
  new Hono<HttpEnv>()
    .use(async (c, next) => {
      allow(c.get("ctx").actor, "mention.read");
      await next();
    })
    .get("/", (c) => show(verbs, c))
    .route("/", reportRoutes(verbs, base));

async function show(verbs: Verbs, c: Context<HttpEnv>) {
  const ctx = c.get("ctx");
  const query = readListeningQuery(c.req.query(), ctx.now(), ctx.city.reporting.cutOff);
  const listening = await loadListening(verbs, ctx, query);
  const filtered = listeningNames(ctx.city, query, listening);
  return c.html(<ListeningPage page={pageOf(c)} {...{ query, listening, filtered, city: ctx.city }} />);
}
