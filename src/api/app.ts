import { randomUUID } from "node:crypto";
import { OpenAPIHono } from "@hono/zod-openapi";
import type { Context, Hono } from "hono";
import { CITIZEN } from "#src/domain/actor.ts";
import { AppError } from "#src/errors.ts";
import type { Adapters } from "#src/ports/adapters.ts";
import type { SourceReaders } from "#src/ports/source.ts";
import { type Ctx, withActor } from "#src/services/ctx.ts";
import { type Live, liveHub } from "#src/services/live/live.ts";
import { whoAsks } from "./auth.ts";
import { clientIp } from "./client-ip.ts";
import { answerJson, type ErrorAnswer, errorAnswer } from "./errors.ts";
import type { HttpEnv } from "./http-env.ts";
import { calendarRoutes, policyRoutes } from "./routes/calendars.ts";
import { csatRoutes } from "./routes/csat.ts";
import { eventRoutes } from "./routes/events.ts";
import { hookRoutes } from "./routes/hooks.ts";
import { incidentRoutes } from "./routes/incidents.ts";
import { kpiRoutes } from "./routes/kpi.ts";
import { listeningHookRoutes } from "./routes/listening-hooks.ts";
import { mentionRoutes } from "./routes/mentions.ts";
import { noticeRoutes } from "./routes/notices.ts";
import { operationRoutes, type ReadinessChecks } from "./routes/operation.ts";
import { publicRoutes } from "./routes/public.ts";
import { routingRoutes } from "./routes/routing.ts";
import { ticketRoutes } from "./routes/tickets.ts";
import { topicRoutes } from "./routes/topics.ts";
import { understandingRoutes } from "./routes/understanding.ts";
import { noNulInAddress, sameOriginOnly, securityHeaders } from "./security.ts";

export interface AppParts {
  ctx: Ctx;
  adapters: Adapters;
  /** Of what is listened to in public. Absent: whatever a hub would tell has no reader here. */
  readers?: SourceReaders;
  /** The pages of `dashboards/`, and how they show an error to a person. */
  pages: Hono<HttpEnv>;
  errorPage: (answer: ErrorAnswer, requestId: string, c: Context<HttpEnv>) => string | Promise<string>;
  checks: ReadinessChecks;
  trustedProxies: readonly string[];
  /** Whoever stops the server closes it first: open streams would keep it from stopping. */
  live?: Live;
}

const NO_READERS: SourceReaders = { get: () => undefined, kinds: [] };

/** The whole HTTP side of the service: contract.md §3. */
export function createApp(parts: AppParts): OpenAPIHono<HttpEnv> {
  const app = new OpenAPIHono<HttpEnv>();
  app.use(async (c, next) => {
    const requestId = randomUUID();
    c.set("requestId", requestId);
    c.set("ip", clientIp(c, parts.trustedProxies));
    c.set("ctx", withActor(parts.ctx, CITIZEN));
    await next();
  });
  // Before everything that is for people: a provider gets its answer and no more.
  app.route("/hooks", listeningHookRoutes(parts.readers ?? NO_READERS));
  app.route("/hooks", hookRoutes(parts.adapters));
  app.use(async (c, next) => {
    c.set("ctx", { ...c.get("ctx"), log: parts.ctx.log.child({ requestId: c.get("requestId") }) });
    c.header("X-Request-Id", c.get("requestId"));
    await next();
  });
  app.use(securityHeaders, noNulInAddress, sameOriginOnly);
  app.route("/", operationRoutes(parts.checks));
  app.use(whoAsks);
  app.route("/", publicRoutes());
  app.route("/api/tickets", ticketRoutes());
  app.route("/api/incidents", incidentRoutes());
  app.route("/api/mentions", mentionRoutes());
  app.route("/api/topics", topicRoutes());
  app.route("/api/events", eventRoutes(parts.live ?? liveHub(parts.ctx)));
  app.route("/api/notices", noticeRoutes());
  app.route("/api/routing", routingRoutes());
  app.route("/api/csat", csatRoutes());
  app.route("/api/kpi", kpiRoutes());
  app.route("/api/understanding", understandingRoutes());
  app.route("/api/calendars", calendarRoutes());
  app.route("/api/policies", policyRoutes());
  app.openAPIRegistry.registerComponent("securitySchemes", "bearer", { type: "http", scheme: "bearer" });
  app.doc31("/openapi.json", {
    openapi: "3.1.0",
    info: { title: "Lắng Nghe", version: "1", description: "Citizen feedback of a city: intake, triage, tickets." },
  });
  app.route("/", parts.pages);
  app.notFound(async (c) => tell(c, errorAnswer(new AppError("NOT_FOUND", "Không tìm thấy trang hoặc nội dung này."))));
  app.onError(async (error, c) => {
    const answer = errorAnswer(error);
    if (answer.status >= 500)
      c.get("ctx").log.error({ err: error, requestId: c.get("requestId"), path: c.req.routePath }, "request failed");
    return tell(c, answer);
  });

  type C = Parameters<Parameters<typeof app.notFound>[0]>[0];
  /** A person's browser gets a page, everything else JSON. */
  const tell = async (c: C, answer: ErrorAnswer): Promise<Response> => {
    const program = /^\/(api|hooks|healthz|readyz|metrics|openapi)/.test(c.req.path);
    if (program || !c.req.header("accept")?.includes("text/html")) return answerJson(c, answer);
    if (answer.retryAfterSec) c.header("Retry-After", String(answer.retryAfterSec));
    return c.html(await parts.errorPage(answer, c.get("requestId"), c), answer.status);
  };
  return app;
}
