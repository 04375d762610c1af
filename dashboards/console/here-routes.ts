import { Hono } from "hono";
import { pageOf } from "#dashboards/page.ts";
import type { Verbs } from "#dashboards/verbs.ts";
import type { HttpEnv } from "#src/api/http-env.ts";
import { hereText } from "./here-mark.tsx";

/** `/console/here/:reference`: the page of a ticket says that it is open, and hears who else is at it. */
export const hereRoutes = (verbs: Verbs) =>
  new Hono<HttpEnv>()
    .post("/:reference", async (c) => {
      const { here, version } = await verbs.noteHere(c.get("ctx"), c.req.param("reference"));
      return c.json({ text: hereText(pageOf(c), here), version });
    })
    .post("/:reference/gone", async (c) => {
      await verbs.noteGone(c.get("ctx"), c.req.param("reference"));
      return c.body(null, 204);
    });
