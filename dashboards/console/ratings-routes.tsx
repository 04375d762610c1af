import { type Context, Hono } from "hono";
import { readForm } from "#dashboards/http/read-form.ts";
import { pageOf } from "#dashboards/page.ts";
import type { Verbs } from "#dashboards/verbs.ts";
import type { HttpEnv } from "#src/api/http-env.ts";
import { FollowUpInput } from "#src/services/csat/follow-up.ts";
import { RatingsPage } from "./ratings-page.tsx";

/** Mounted at /console/ratings, behind the guard; the services refuse whoever may not. */
export const ratingsRoutes = (verbs: Verbs) =>
  new Hono<HttpEnv>()
    .get("/", (c) => show(verbs, c))
    .get("/:id", (c) => c.redirect("/console/ratings", 303))
    .post("/:id", async (c) => {
      const text = String((await readForm(c, 16 * 1024)).get("text") ?? "");
      const id = c.req.param("id");
      const parsed = FollowUpInput.safeParse({ text });
      if (!parsed.success)
        return show(verbs, c, { id, text, message: pageOf(c).t.said(parsed.error.issues[0]?.message ?? "") });
      await verbs.followUpRating(c.get("ctx"), Number(id), parsed.data);
      return c.redirect("/console/ratings?done=1", 303);
    });

async function show(verbs: Verbs, c: Context<HttpEnv>, refused?: { id: string; text: string; message: string }) {
  const ctx = c.get("ctx");
  const page = pageOf(c);
  const { show: which, cursor, by, done } = c.req.query();
  const [report, { items, next }] = await Promise.all([
    verbs.csatOf(ctx, { by }),
    verbs.listBadRatings(ctx, { show: which, cursor }),
  ]);
  const flash = done ? page.t.ratings.staff.saved : undefined;
  const view = { page, report, items, next, flash, refused, onlyOpen: which === "open" };
  return c.html(<RatingsPage {...view} />, refused ? 400 : 200);
}
