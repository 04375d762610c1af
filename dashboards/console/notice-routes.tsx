import { Hono } from "hono";
import { readForm } from "#dashboards/http/read-form.ts";
import { pageOf } from "#dashboards/page.ts";
import type { Verbs } from "#dashboards/verbs.ts";
import type { HttpEnv } from "#src/api/http-env.ts";
import { MarkReadInput } from "#src/services/notices/mark-read.ts";
import { NoticesPage } from "./notices-page.tsx";

/** Mounted at /console/notices, behind the guard. */
export const noticeRoutes = (verbs: Verbs) =>
  new Hono<HttpEnv>()
    .get("/", async (c) => {
      const cursor = c.req.query("cursor") || undefined;
      const { items, next } = await verbs.listNotices(c.get("ctx"), { cursor, limit: "30" });
      return c.html(<NoticesPage page={pageOf(c)} items={items} next={next} first={cursor === undefined} />);
    })
    .get("/read", (c) => c.redirect("/console/notices", 303))
    .post("/read", async (c) => {
      const form = await readForm(c, 16 * 1024);
      const parsed = MarkReadInput.safeParse({ ids: form.getAll("id") });
      // Nothing ticked, nothing to mark.
      if (parsed.success) await verbs.markRead(c.get("ctx"), parsed.data);
      return c.redirect("/console/notices", 303);
    });
