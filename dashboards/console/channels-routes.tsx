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
      const { switched, switchedNotices } = page.t.reply.channels;
      const done = c.req.query("done");
      const flash = done === "automatic" ? switched : done === "notices" ? switchedNotices : undefined;
      return c.html(<ChannelsPage page={page} accounts={accounts} flash={flash} />);
    })
    // A reload of the answer below, or its other language.
    .get("/:id/test", (c) => c.redirect("/admin/channels", 303))
    .post("/:id/test", async (c) => {
      const ctx = c.get("ctx");
      const id = c.req.param("id");
      const test = await verbs.testAccount(ctx, id);
      // Asked after the test: it may have changed what is known of the account.
      const accounts = await verbs.showAccounts(ctx);
      return c.html(<ChannelsPage page={pageOf(c)} accounts={accounts} flash={undefined} tested={{ id, test }} />);
    })
    .post("/:id/automatic", async (c) => {
      const on = (await readForm(c, 1024)).get("on") === "1";
      await verbs.switchSetting(c.get("ctx"), c.req.param("id"), "automatic", on);
      return c.redirect("/admin/channels?done=automatic", 303);
    })
    .post("/:id/notices", async (c) => {
      const on = (await readForm(c, 1024)).get("on") === "1";
      await verbs.switchSetting(c.get("ctx"), c.req.param("id"), "notices", on);
      return c.redirect("/admin/channels?done=notices", 303);
    });
