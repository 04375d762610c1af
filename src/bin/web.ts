import { serve } from "@hono/node-server";
import { adapters } from "#adapters/index.ts";
import { senders as waysOut } from "#adapters/senders.ts";
import { probeSpeech, speechState } from "#classifiers/speech/index.ts";
import { failurePage, pages } from "#dashboards/index.tsx";
import { createApp } from "#src/api/app.ts";
import { AppError } from "#src/errors.ts";
import { collectProcessMetrics } from "#src/metrics.ts";
import { isStandIn } from "#src/ports/classifier.ts";
import { liveHub } from "#src/services/live/live.ts";
import { livingModels, startHeartbeat } from "#src/services/operation/heartbeat.ts";
import { runChild } from "./child.ts";
import { demoClient } from "./demo/client.ts";
import { listening } from "./source-readers.ts";
import { wire } from "./wire.ts";

/** The web role: webhooks, public and staff pages, API. */
runChild(async (config) => {
  const { ctx, jobs, close } = await wire(config, { role: "web", poolSize: 16 });
  collectProcessMetrics();
  // What lies on disk at once, what really loads when that is known. Nobody waits for it: people can listen too.
  const asr = { folder: config.asrModelDir, names: ctx.city.wards.map(({ name }) => name) };
  let speech = speechState(asr);
  void probeSpeech(asr).then((probed) => {
    speech = probed;
    if (probed.state === "broken") ctx.log.warn({ says: probed.says }, "recordings cannot be transcribed");
  });
  const live = liveHub(ctx);
  const heard = listening(config, ctx.city);
  const app = createApp({
    ctx,
    live,
    adapters,
    readers: heard.readers,
    pages: pages({
      publicUrl: config.publicUrl,
      senders: waysOut(config),
      listening: heard,
      chromium: config.chromium,
      demo: config.demo && demoClient(config.demo),
    }),
    errorPage: failurePage,
    checks: {
      queue: () => jobs.health(),
      model: async () => {
        const models = await livingModels(ctx);
        if (models.length === 0) throw new AppError("UNAVAILABLE", "no classifier is running");
        return models.some(isStandIn) ? "fallback" : "up";
      },
      asr: async () => speech.state,
    },
    trustedProxies: config.trustedProxies,
  });
  const stopHeartbeat = await startHeartbeat(ctx, "web", null);
  const server = serve({ fetch: app.fetch, port: config.port, hostname: config.host });
  await new Promise<void>((resolve, reject) => {
    server.once("listening", resolve);
    server.once("error", (error: NodeJS.ErrnoException) =>
      reject(
        error.code === "EADDRINUSE" || error.code === "EACCES"
          ? new AppError("MISCONFIGURED", `PORT: ${config.port} on ${config.host} cannot be used (${error.code})`)
          : error,
      ),
    );
  });
  return {
    stop: async () => {
      await live.close();
      // Requests that were accepted are answered; idle keep-alive connections are let go.
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        if ("closeIdleConnections" in server) server.closeIdleConnections();
      });
      await stopHeartbeat();
      await close();
    },
  };
});
