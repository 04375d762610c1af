import { createMiddleware } from "hono/factory";
import type { Verbs } from "#dashboards/verbs.ts";
import type { HttpEnv } from "#src/api/http-env.ts";

/**
 * What stands on every page of staff: the numbers on the bell and beside the alerts, and whether tickets are invented. A page
 * without is better than none.
 */
export const staffMarks = (verbs: Verbs) =>
  createMiddleware<HttpEnv>(async (c, next) => {
    const ctx = c.get("ctx");
    // What answers with a file or a redirect shows neither.
    if (!c.req.path.includes("/attachments/")) {
      const orNone = (counted: Promise<number>) =>
        counted.catch((error: unknown) => {
          ctx.log.error({ err: error }, "what waits could not be counted");
          return 0;
        });
      const [unread, alertsWaiting, sampleOn] = await Promise.all([
        orNone(verbs.countUnread(ctx)),
        orNone(verbs.countWaitingAlerts(ctx)),
        verbs.isSampleOn(ctx),
      ]);
      c.set("unread", unread);
      c.set("alertsWaiting", alertsWaiting);
      c.set("sampleOn", sampleOn);
    }
    return next();
  });

/** The same for a page of citizens that shows figures. */
export const sampleMark = (verbs: Verbs) =>
  createMiddleware<HttpEnv>(async (c, next) => {
    c.set("sampleOn", await verbs.isSampleOn(c.get("ctx")));
    return next();
  });
