import { Hono } from "hono";
import { readForm } from "#dashboards/http/read-form.ts";
import { pageOf } from "#dashboards/page.ts";
import type { Verbs } from "#dashboards/verbs.ts";
import type { HttpEnv } from "#src/api/http-env.ts";
import { AppError } from "#src/errors.ts";
import { WallsPage } from "./walls-page.tsx";

/** Mounted at /admin/walls, behind the guard. */
export const wallLinkRoutes = (verbs: Verbs) =>
  new Hono<HttpEnv>()
    .get("/", async (c) => {
      const page = pageOf(c);
      const flash = c.req.query("done") ? page.t.wall.links.done : undefined;
      return c.html(<WallsPage page={page} items={await verbs.listWallLinks(c.get("ctx"))} flash={flash} />);
    })
    .post("/", async (c) => {
      const ctx = c.get("ctx");
      const page = pageOf(c);
      const name = String((await readForm(c, 4096)).get("name") ?? "").trim();
      const made = name ? await verbs.addWallLink(ctx, name) : undefined;
      const error = name ? undefined : page.t.wall.links.needsName;
      const items = await verbs.listWallLinks(ctx);
      return c.html(<WallsPage page={page} items={items} made={made} error={error} />, error ? 400 : 200);
    })
    .post("/:id/revoke", async (c) => {
      const id = c.req.param("id");
      if (!/^\d{1,15}$/.test(id)) throw new AppError("NOT_FOUND", "Không tìm thấy màn hình này.");
      await verbs.revokeWallLink(c.get("ctx"), Number(id));
      return c.redirect("/admin/walls?done=1", 303);
    });
