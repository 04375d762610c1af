import { Hono } from "hono";
import { pageOf } from "#dashboards/page.ts";
import type { Verbs } from "#dashboards/verbs.ts";
import type { HttpEnv } from "#src/api/http-env.ts";
import { ListPage } from "./list-page.tsx";
import { readListQuery, toFilter } from "./list-query.ts";

export const listRoutes = (verbs: Verbs) =>
  new Hono<HttpEnv>().get("/", async (c) => {
    const ctx = c.get("ctx");
    const page = pageOf(c);
    const query = readListQuery(c.req.query(), ctx.actor);
    const [counts, { items, next }] = await Promise.all([
      verbs.countTickets(ctx),
      verbs.listTickets(ctx, toFilter(query)),
    ]);
    const flash = c.req.query("done") === "password" ? page.t.console.password.done : undefined;
    return c.html(
      <ListPage page={page} query={query} counts={counts} items={items} next={next} city={ctx.city} flash={flash} />,
    );
  });
