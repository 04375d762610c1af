import { Hono } from "hono";
import { readForm } from "#dashboards/http/read-form.ts";
import { pageOf } from "#dashboards/page.ts";
import type { Verbs } from "#dashboards/verbs.ts";
import type { HttpEnv } from "#src/api/http-env.ts";
import { ChannelsPage } from "./channels-page.tsx";

/** Mounted at /admin/channels, behind the guard; the service refuses whoever may not configure. */
export const channelsRoutes = (verbs: Verbs) =>
  new Hono<HttpEnv>()
    .get("/", async (c) => {
      const page = pageOf(c);
      const accounts = await verbs.showAccounts(c.get("ctx"));
      const flash = c.req.query("done") === "automatic" ? page.t.reply.channels.switched : undefined;
      return c.html(<ChannelsPage page={page} accounts={accounts} flash={flash} />);
    })
    .post("/:id/automatic", async (c) => {
      const on = (await readForm(c, 1024)).get("on") === "1";
      await verbs.setAutomatic(c.get("ctx"), c.req.param("id"), on);
      return c.redirect("/admin/channels?done=automatic", 303);
    });
