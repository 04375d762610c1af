import { Hono } from "hono";
import { pageOf } from "#dashboards/page.ts";
import type { Verbs } from "#dashboards/verbs.ts";
import type { HttpEnv } from "#src/api/http-env.ts";
import { UnderstandingPage } from "./understanding-page.tsx";

/** Mounted at /admin/understanding, behind the guard; the service refuses whoever may not configure. */
export const understandingRoutes = (verbs: Verbs) =>
  new Hono<HttpEnv>().get("/", async (c) => {
    const report = await verbs.reportUnderstanding(c.get("ctx"), c.req.query("weeks"));
    return c.html(<UnderstandingPage page={pageOf(c)} report={report} />);
  });
