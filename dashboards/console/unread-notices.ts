import { createMiddleware } from "hono/factory";
import type { Verbs } from "#dashboards/verbs.ts";
import type { HttpEnv } from "#src/api/http-env.ts";

/** The number on the bell of every staff page. A page without it is better than no page. */
export const unreadNotices = (verbs: Verbs) =>
  createMiddleware<HttpEnv>(async (c, next) => {
    const ctx = c.get("ctx");
    // What answers with a file or a redirect shows no bell.
    if (!c.req.path.includes("/attachments/")) {
      const unread = await verbs.countUnread(ctx).catch((error: unknown) => {
        ctx.log.error({ err: error }, "unread notices could not be counted");
        return 0;
      });
      c.set("unread", unread);
    }
    return next();
  });
