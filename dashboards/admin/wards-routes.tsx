import { type Context, Hono } from "hono";
import { faultsOf } from "#dashboards/http/faults-of.ts";
import { readForm } from "#dashboards/http/read-form.ts";
import { pageOf } from "#dashboards/page.ts";
import type { Verbs } from "#dashboards/verbs.ts";
import type { HttpEnv } from "#src/api/http-env.ts";
import { WardsPage } from "./wards-page.tsx";

/** Some hundred lines. */
const MOST_BYTES = 262_144;

/** Mounted at /admin/wards, behind the guard; the service refuses whoever may not configure. */
export const wardRoutes = (verbs: Verbs) => {
  const show = async (
    c: Context<HttpEnv>,
    more: { flash?: string | undefined; errors?: { field: string; message: string }[] },
    status: 200 | 400 = 200,
  ) => {
    const ctx = c.get("ctx");
    const asked = (c.req.query("q") ?? "").slice(0, 80).normalize("NFC").trim();
    const wards = verbs.showWards(ctx, asked);
    const view = { page: pageOf(c), city: ctx.city.name, asked, wards, all: ctx.city.wards.length };
    return c.html(<WardsPage {...view} populations={await verbs.loadPopulations(ctx)} {...more} />, status);
  };
  return new Hono<HttpEnv>()
    .get("/", (c) => show(c, { flash: c.req.query("done") ? pageOf(c).t.admin.wards.populations.done : undefined }))
    .get("/populations", (c) => c.redirect("/admin/wards", 303))
    .post("/populations", async (c) => {
      const file = (await readForm(c, MOST_BYTES)).get("file");
      try {
        await verbs.importPopulations(c.get("ctx"), typeof file === "string" || !file ? "" : await file.text());
      } catch (error) {
        return show(c, { errors: faultsOf(error) }, 400);
      }
      return c.redirect("/admin/wards?done=1", 303);
    });
};
