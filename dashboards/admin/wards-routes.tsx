import { Hono } from "hono";
import { pageOf } from "#dashboards/page.ts";
import type { Verbs } from "#dashboards/verbs.ts";
import type { HttpEnv } from "#src/api/http-env.ts";
import { WardsPage } from "./wards-page.tsx";

/** Mounted at /admin/wards, behind the guard; the service refuses whoever may not configure. */
export const wardRoutes = (verbs: Verbs) =>
  new Hono<HttpEnv>().get("/", (c) => {
    const ctx = c.get("ctx");
    const asked = (c.req.query("q") ?? "").slice(0, 80).normalize("NFC").trim();
    const wards = verbs.showWards(ctx, asked);
    return c.html(
      <WardsPage page={pageOf(c)} city={ctx.city.name} asked={asked} wards={wards} all={ctx.city.wards.length} />,
    );
  });
