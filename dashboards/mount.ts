import { Hono } from "hono";
import type { HttpEnv } from "#src/api/http-env.ts";
import { calendarRoutes } from "./admin/calendar-routes.tsx";
import { policiesRoutes } from "./admin/policies-routes.tsx";
import { ruleRoutes } from "./admin/rules-routes.tsx";
import { understandingRoutes } from "./admin/understanding-routes.tsx";
import { unitRoutes } from "./admin/units-routes.tsx";
import { assetRoutes } from "./assets/serve.ts";
import { formRoutes } from "./citizen/form-routes.tsx";
import { homeRoutes } from "./citizen/home-routes.tsx";
import { trackRoutes } from "./citizen/track-routes.tsx";
import { backlogRoutes } from "./console/backlog-routes.ts";
import { bulkRoutes } from "./console/bulk-routes.tsx";
import { doorRoutes } from "./console/door-routes.tsx";
import { signedIn } from "./console/guard.ts";
import { listRoutes } from "./console/list-routes.tsx";
import { noticeRoutes } from "./console/notice-routes.tsx";
import { passwordRoutes } from "./console/password-routes.tsx";
import { ticketRoutes } from "./console/ticket-routes.tsx";
import { unreadNotices } from "./console/unread-notices.ts";
import type { Verbs } from "./verbs.ts";

/** The pages on the given verbs: the real ones in index.tsx, made-up ones in tests. */
export function mountPages(base: { publicUrl: string }, verbs: Verbs): Hono<HttpEnv> {
  const app = new Hono<HttpEnv>();
  app.route("/assets", assetRoutes);
  app.route("/", homeRoutes());
  app.route("/f", formRoutes(verbs, base));
  app.route("/t", trackRoutes(verbs));
  app.route("/console", doorRoutes(verbs));
  app.use("/console/*", signedIn, unreadNotices(verbs));
  app.use("/console", signedIn);
  app.route("/console", passwordRoutes(verbs));
  app.route("/console/notices", noticeRoutes(verbs));
  app.route("/console/backlog", backlogRoutes(verbs));
  // Before the routes of one ticket: "bulk" is no reference.
  app.route("/console/tickets/bulk", bulkRoutes(verbs));
  app.route("/console/tickets", ticketRoutes(verbs));
  app.route("/console", listRoutes(verbs));
  app.use("/admin/*", signedIn, unreadNotices(verbs));
  app.route("/admin/rules", ruleRoutes(verbs));
  app.route("/admin/units", unitRoutes(verbs));
  app.route("/admin/understanding", understandingRoutes(verbs));
  app.route("/admin/calendars", calendarRoutes(verbs));
  app.route("/admin/policies", policiesRoutes(verbs));
  return app;
}
