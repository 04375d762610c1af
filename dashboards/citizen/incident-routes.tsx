import { Hono } from "hono";
import { pageOf } from "#dashboards/page.ts";
import type { Verbs } from "#dashboards/verbs.ts";
import type { HttpEnv } from "#src/api/http-env.ts";
import { PublicIncidentsPage, PublicIncidentView } from "./incident-pages.tsx";

/** Mounted at /su-co: for everybody, without a session. */
export function publicIncidentRoutes(verbs: Verbs): Hono<HttpEnv> {
  const app = new Hono<HttpEnv>();
  app.use(async (c, next) => {
    await next();
    // A minute: what is said here should not lag behind what is done.
    if (c.res.ok) c.header("cache-control", "public, max-age=60");
    c.header("vary", "cookie, accept-language");
  });
  app.get("/", async (c) => {
    const ctx = c.get("ctx");
    const incidents = await verbs.listPublicIncidents(ctx);
    return c.html(<PublicIncidentsPage page={pageOf(c)} city={ctx.city} incidents={incidents} />);
  });
  app.get("/:reference", async (c) => {
    const ctx = c.get("ctx");
    const data = await verbs.loadPublicIncident(ctx, c.req.param("reference"));
    return c.html(<PublicIncidentView page={pageOf(c)} city={ctx.city} data={data} />);
  });
  return app;
}
