import { Hono } from "hono";
import { pageOf } from "#dashboards/page.ts";
import type { Verbs } from "#dashboards/verbs.ts";
import type { HttpEnv } from "#src/api/http-env.ts";
import { HomePage } from "./home-page.tsx";

export const homeRoutes = (verbs: Pick<Verbs, "countPublicIncidents">) =>
  new Hono<HttpEnv>().get("/", async (c) =>
    c.html(<HomePage page={pageOf(c)} incidents={await verbs.countPublicIncidents(c.get("ctx"))} />),
  );
