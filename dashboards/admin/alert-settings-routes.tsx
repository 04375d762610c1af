import { Hono } from "hono";
import { faultsOf } from "#dashboards/http/faults-of.ts";
import { readForm } from "#dashboards/http/read-form.ts";
import { pageOf } from "#dashboards/page.ts";
import type { Verbs } from "#dashboards/verbs.ts";
import type { HttpEnv } from "#src/api/http-env.ts";
import { readAlertForm } from "./alert-settings-form.ts";
import { AlertSettingsPage } from "./alert-settings-page.tsx";

const MOST_BYTES = 16_384;

/** Mounted at /admin/alerts, behind the guard. First it is shown what would follow, then it is applied. */
export const alertSettingsRoutes = (verbs: Verbs) =>
  new Hono<HttpEnv>()
    .get("/", async (c) => {
      const page = pageOf(c);
      const view = await verbs.viewAlertSettings(c.get("ctx"));
      const flash = c.req.query("done") ? page.t.alerts.settings.done : undefined;
      return c.html(<AlertSettingsPage page={page} view={view} values={view.settings} flash={flash} />);
    })
    .get("/preview", (c) => c.redirect("/admin/alerts", 303))
    .post("/preview", async (c) => {
      const ctx = c.get("ctx");
      const view = await verbs.viewAlertSettings(ctx);
      const shown = { page: pageOf(c), view, values: readAlertForm(await readForm(c, MOST_BYTES)) };
      try {
        const preview = await verbs.previewAlertSettings(ctx, shown.values);
        return c.html(<AlertSettingsPage {...shown} preview={preview} />);
      } catch (error) {
        return c.html(<AlertSettingsPage {...shown} errors={faultsOf(error)} />, 400);
      }
    })
    .post("/", async (c) => {
      await verbs.changeAlertSettings(c.get("ctx"), readAlertForm(await readForm(c, MOST_BYTES)));
      return c.redirect("/admin/alerts?done=1", 303);
    });
