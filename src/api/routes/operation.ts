import { sql } from "drizzle-orm";
import { Hono } from "hono";
import { metrics, metricsText } from "#src/metrics.ts";
import type { Ctx } from "#src/services/ctx.ts";
import { othersMetrics } from "#src/services/operation/heartbeat.ts";
import { measureBacklog } from "#src/services/operation/measure-backlog.ts";
import { measureOutbox } from "#src/services/outbox/measure-outbox.ts";
import type { HttpEnv } from "../http-env.ts";

/**
 * Asked by `/readyz`, each under its name: resolves when up, to a string where more is to be said ("fallback",
 * "disabled"); throws when down.
 */
export type ReadinessChecks = Record<string, () => Promise<unknown>>;

/** `/healthz`, `/readyz`, `/metrics`: for the machines that watch the machine. */
export function operationRoutes(checks: ReadinessChecks): Hono<HttpEnv> {
  return new Hono<HttpEnv>()
    .get("/healthz", (c) => c.json({ status: "ok" }))
    .get("/readyz", async (c) => {
      const all: ReadinessChecks = { database: () => c.get("ctx").db.execute(sql`select 1`), ...checks };
      const results = await Promise.all(
        Object.entries(all).map(async ([name, check]) => [name, await stateOf(check)] as const),
      );
      const ready = results.every(([, state]) => state !== "down");
      const parts = Object.fromEntries(results);
      return c.json({ status: ready ? "ready" : "not ready", ...parts }, ready ? 200 : 503);
    })
    .get("/metrics", async (c) => {
      await setGauges(c.get("ctx"));
      return c.text(await metricsText(await othersMetrics(c.get("ctx"))), 200, {
        "Content-Type": metrics.registry.contentType,
      });
    });
}

const LIMIT_MS = 2_000;

async function stateOf(check: () => Promise<unknown>): Promise<string> {
  const limit = AbortSignal.timeout(LIMIT_MS);
  const late = new Promise<string>((resolve) => limit.addEventListener("abort", () => resolve("down")));
  return Promise.race([
    check().then(
      (said) => (typeof said === "string" ? said : "up"),
      () => "down",
    ),
    late,
  ]);
}

async function setGauges(ctx: Ctx): Promise<void> {
  const backlog = await measureBacklog(ctx);
  metrics.ticketsByState.reset();
  for (const { state, n } of backlog.ticketsByState) metrics.ticketsByState.set({ state }, n);
  metrics.pendingEvents.set(backlog.pendingEvents);
  metrics.queueAgeSeconds.set({ queue: "intake" }, backlog.oldestEventSec);
  metrics.queueAgeSeconds.set({ queue: "classify" }, backlog.oldestTriageSec);
  metrics.deadLetters.set(backlog.deadLetters);
  const outbox = await measureOutbox(ctx);
  for (const { state, n } of outbox.byState) metrics.outbox.set({ state }, n);
  metrics.queueAgeSeconds.set({ queue: "send" }, outbox.oldestSec);
}
