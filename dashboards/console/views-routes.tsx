import { Hono } from "hono";
import { pageOf } from "#dashboards/page.ts";
import type { Verbs } from "#dashboards/verbs.ts";
import type { HttpEnv } from "#src/api/http-env.ts";
import type { Ctx } from "#src/services/ctx.ts";
import { fieldsOf } from "./fields-of.ts";
import { ownList } from "./list-query.ts";
import { ViewsPage } from "./views-page.tsx";

/** `/console/views`: keeping lists under a name, and looking after them. */
export const viewsRoutes = (verbs: Verbs) =>
  new Hono<HttpEnv>()
    .get("/", async (c) => c.html(<ViewsPage page={pageOf(c)} views={await verbs.listViews(c.get("ctx"))} />))
    .post("/", async (c) => {
      const { name = "", shared, back, ...filters } = await fieldsOf(c);
      await verbs.saveView(c.get("ctx"), { name, filters, shared: shared === "yes" });
      const url = new URL(ownList(back), c.req.url);
      url.searchParams.set("done", "view");
      return c.redirect(`${url.pathname}${url.search}`, 303);
    })
    .post("/:id", async (c) => {
      const { do: act = "" } = await fieldsOf(c);
      await change(verbs, c.get("ctx"), c.req.param("id"), act);
      return c.redirect("/console/views", 303);
    });

async function change(verbs: Verbs, ctx: Ctx, id: string, act: string): Promise<void> {
  if (act === "up" || act === "down") await verbs.moveView(ctx, id, act);
  if (act === "share" || act === "unshare") await verbs.shareView(ctx, id, act === "share");
  if (act === "delete") await verbs.deleteView(ctx, id);
}
