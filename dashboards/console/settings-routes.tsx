import { Hono } from "hono";
import { keepHabits } from "#dashboards/components/habits.ts";
import { pageOf } from "#dashboards/page.ts";
import type { HttpEnv } from "#src/api/http-env.ts";
import { densityOf, keepDensity } from "./density.ts";
import { fieldsOf } from "./fields-of.ts";
import { SettingsPage } from "./settings-page.tsx";

/** Mounted at /console/settings, behind the guard. */
export const settingsRoutes = () =>
  new Hono<HttpEnv>()
    .get("/", (c) =>
      c.html(<SettingsPage page={pageOf(c)} density={densityOf(c)} saved={c.req.query("done") === "saved"} />),
    )
    .post("/", async (c) => {
      const { keys, advance, density } = await fieldsOf(c);
      const secure = c.get("ctx").publicUrl.startsWith("https://");
      keepHabits(c, { keys: keys === "on", advance: advance === "on" }, secure);
      keepDensity(c, density);
      return c.redirect("/console/settings?done=saved", 303);
    });
