import { Hono } from "hono";
import { keepHabits } from "#dashboards/components/habits.ts";
import { pageOf } from "#dashboards/page.ts";
import type { Verbs } from "#dashboards/verbs.ts";
import type { HttpEnv } from "#src/api/http-env.ts";
import { densityOf, keepDensity } from "./density.ts";
import { fieldsOf } from "./fields-of.ts";
import { SettingsPage } from "./settings-page.tsx";

/** Mounted at /console/settings, behind the guard. */
export const settingsRoutes = (verbs: Verbs) =>
  new Hono<HttpEnv>()
    .get("/", async (c) => {
      const ctx = c.get("ctx");
      const mail = { wanted: await verbs.wantsNoticeMail(ctx), possible: ctx.hasWay?.("email") ?? false };
      const saved = c.req.query("done") === "saved";
      return c.html(<SettingsPage page={pageOf(c)} density={densityOf(c)} mail={mail} saved={saved} />);
    })
    .post("/", async (c) => {
      const { keys, advance, density, mail } = await fieldsOf(c);
      const secure = c.get("ctx").publicUrl.startsWith("https://");
      keepHabits(c, { keys: keys === "on", advance: advance === "on" }, secure);
      keepDensity(c, density);
      await verbs.setNoticeMail(c.get("ctx"), mail === "on");
      return c.redirect("/console/settings?done=saved", 303);
    });
