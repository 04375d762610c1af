import { Hono } from "hono";
import { readForm } from "#dashboards/http/read-form.ts";
import type { Verbs } from "#dashboards/verbs.ts";
import type { HttpEnv } from "#src/api/http-env.ts";
import { reachOf } from "#src/domain/policy.ts";
import { AppError } from "#src/errors.ts";
import { TURNS } from "#src/services/tickets/choose-assignee.ts";

/** Mounted at /console/backlog, behind the guard: the leader of a unit has its waiting tickets shared out. */
export const backlogRoutes = (verbs: Verbs) =>
  new Hono<HttpEnv>()
    .get("/", (c) => c.redirect("/console", 303))
    .post("/", async (c) => {
      const ctx = c.get("ctx");
      const form = await readForm(c, 4096);
      const turns = TURNS.find((one) => one === form.get("turns")) ?? "least_loaded";
      const reach = reachOf(ctx.actor);
      if (!reach) throw new AppError("FORBIDDEN", "Chỉ lãnh đạo đơn vị chia việc tồn của đơn vị mình.");
      const { assigned, waiting } = await verbs.drainBacklog(ctx, { unitId: reach.unitId, turns });
      return c.redirect(`/console?tab=open&done=backlog&n=${assigned.length}&waiting=${waiting}`, 303);
    });
