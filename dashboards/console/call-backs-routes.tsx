import { Hono } from "hono";
import { pageOf } from "#dashboards/page.ts";
import type { Verbs } from "#dashboards/verbs.ts";
import type { HttpEnv } from "#src/api/http-env.ts";
import { CallBacksPage } from "./call-backs-page.tsx";

/** Mounted at /console/call-backs, behind the guard. */
export const callBackRoutes = (verbs: Verbs) =>
  new Hono<HttpEnv>().get("/", async (c) =>
    c.html(<CallBacksPage page={pageOf(c)} items={await verbs.listCallBacks(c.get("ctx"))} />),
  );
