import { Hono } from "hono";
import { readForm } from "#dashboards/http/read-form.ts";
import { pageOf } from "#dashboards/page.ts";
import type { Verbs } from "#dashboards/verbs.ts";
import type { HttpEnv } from "#src/api/http-env.ts";
import { AppError } from "#src/errors.ts";
import { SAID_STEPS } from "#src/services/setup/checklist.ts";
import { OverviewPage } from "./overview-page.tsx";

const STEPS = [...SAID_STEPS, "dismiss", "show"] as const;

/** Mounted at /admin, behind the guard; the services refuse whoever may not configure. */
export const overviewRoutes = (verbs: Verbs) =>
  new Hono<HttpEnv>()
    .get("/", async (c) => {
      const ctx = c.get("ctx");
      const [attention, setup] = await Promise.all([verbs.loadAttention(ctx), verbs.loadSetup(ctx)]);
      return c.html(<OverviewPage page={pageOf(c)} attention={attention} setup={setup} />);
    })
    .post("/setup", async (c) => {
      const asked = (await readForm(c, 1024)).get("step");
      const step = STEPS.find((known) => known === asked);
      if (!step) throw new AppError("INVALID", "Không có bước này.");
      await verbs.noteSetup(c.get("ctx"), step);
      return c.redirect("/admin", 303);
    });
