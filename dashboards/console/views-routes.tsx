import { Hono } from "hono";
import { pageOf } from "#dashboards/page.ts";
import type { Verbs } from "#dashboards/verbs.ts";
import type { HttpEnv } from "#src/api/http-env.ts";
import { VIEW_LISTS, type ViewList } from "#src/domain/views.ts";
import type { Ctx } from "#src/services/ctx.ts";
import { fieldsOf } from "./fields-of.ts";
import { ownList } from "./list-query.ts";
import { mentionsUrl, queryOfList } from "./mention-query.ts";
import { ViewsPage } from "./views-page.tsx";

/** `/console/views`: keeping lists under a name, and looking after them. */
export const viewsRoutes = (verbs: Verbs) =>
  new Hono<HttpEnv>()
    .get("/", async (c) => {
      const list = listNamed(c.req.query("list"));
      return c.html(<ViewsPage page={pageOf(c)} list={list} views={await verbs.listViews(c.get("ctx"), list)} />);
    })
    .post("/", async (c) => {
      const { name = "", shared, back, list: named, ...filters } = await fieldsOf(c);
      const list = listNamed(named);
      await verbs.saveView(c.get("ctx"), { list, name, filters, shared: shared === "yes" });
      const url = new URL(list === "mentions" ? mentionsUrl(queryOfList(back)) : ownList(back), c.req.url);
      url.searchParams.set("done", "view");
      return c.redirect(`${url.pathname}${url.search}`, 303);
    })
    .post("/:id", async (c) => {
      const { do: act = "", list } = await fieldsOf(c);
      await change(verbs, c.get("ctx"), c.req.param("id"), act);
      return c.redirect(`/console/views?list=${listNamed(list)}`, 303);
    });

const listNamed = (named: unknown): ViewList => VIEW_LISTS.find((one) => one === named) ?? "tickets";

async function change(verbs: Verbs, ctx: Ctx, id: string, act: string): Promise<void> {
  if (act === "up" || act === "down") await verbs.moveView(ctx, id, act);
  if (act === "share" || act === "unshare") await verbs.shareView(ctx, id, act === "share");
  if (act === "delete") await verbs.deleteView(ctx, id);
}
