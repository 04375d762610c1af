import { type Context, Hono } from "hono";
import { pageOf } from "#dashboards/page.ts";
import type { Verbs } from "#dashboards/verbs.ts";
import type { HttpEnv } from "#src/api/http-env.ts";
import { AppError } from "#src/errors.ts";
import { ConfirmPage, FollowGonePage, FollowingPage, StopPage, StoppedPage } from "./link-pages.tsx";

type Stop = "brief-stop" | "follow-stop";

/**
 * Mounted at /thu: where the links of mails lead. Opening one changes nothing, since mail programs open links to look at
 * them; the button does, and so does the one click of a mail program (RFC 8058), which posts to the same address.
 */
export function mailLinkRoutes(verbs: Verbs): Hono<HttpEnv> {
  const app = new Hono<HttpEnv>();
  const idOf = (c: Context<HttpEnv>, act: Stop | "follow-confirm"): number => {
    const { id = "", signature = "" } = c.req.param() as Record<string, string>; // both are in the path
    const known = /^\d{1,15}$/.test(id) && verbs.knowsMailLink(c.get("ctx"), act, Number(id), signature);
    if (!known) throw new AppError("NOT_FOUND", pageOf(c).t.mail.stop.bad);
    return Number(id);
  };
  for (const act of ["brief-stop", "follow-stop"] as const) {
    app.get(`/${act}/:id/:signature`, (c) => {
      idOf(c, act);
      return c.html(<StopPage page={pageOf(c)} act={act} action={c.req.path} />);
    });
    app.post(`/${act}/:id/:signature`, async (c) => {
      const id = idOf(c, act);
      await (act === "brief-stop" ? verbs.endBriefByLink : verbs.stopFollow)(c.get("ctx"), id);
      return c.html(<StoppedPage page={pageOf(c)} act={act} />);
    });
  }
  app.get("/follow-confirm/:id/:signature", async (c) => {
    const ward = await wardOf(c, verbs, idOf(c, "follow-confirm"));
    const page = pageOf(c);
    return ward ? c.html(<ConfirmPage page={page} ward={ward} action={c.req.path} />) : gone(c);
  });
  app.post("/follow-confirm/:id/:signature", async (c) => {
    const id = idOf(c, "follow-confirm");
    const follow = await verbs.confirmFollow(c.get("ctx"), id);
    const ward = follow && c.get("ctx").city.ward(follow.wardCode)?.name;
    return ward ? c.html(<FollowingPage page={pageOf(c)} ward={ward} />) : gone(c);
  });
  return app;
}

async function wardOf(c: Context<HttpEnv>, verbs: Verbs, id: number): Promise<string | undefined> {
  const ctx = c.get("ctx");
  const follow = await verbs.findFollow(ctx, id);
  return follow ? ctx.city.ward(follow.wardCode)?.name : undefined;
}

const gone = (c: Context<HttpEnv>) => c.html(<FollowGonePage page={pageOf(c)} />, 404);
