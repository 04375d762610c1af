import type { AddressInfo } from "node:net";
import { serve } from "@hono/node-server";
import { eq } from "drizzle-orm";
import { adapters } from "#adapters/index.ts";
import { senders as waysOut } from "#adapters/senders.ts";
import type { DemoAct, Who } from "#dashboards/demo/demo.ts";
import { failurePage, pages } from "#dashboards/index.tsx";
import { createApp } from "#src/api/app.ts";
import { perform } from "#src/bin/demo/acts.ts";
import { demoClient } from "#src/bin/demo/client.ts";
import { serveControl } from "#src/bin/demo/control.ts";
import { playSamples } from "#src/bin/demo/samples.ts";
import { seedDemo } from "#src/bin/demo/seed-demo.ts";
import { newToken, startSimulators } from "#src/bin/demo/simulators.ts";
import { hasGateway } from "#src/bin/has-gateway.ts";
import { listening } from "#src/bin/source-readers.ts";
import { loadConfig } from "#src/config.ts";
import { tickets } from "#src/db/schema/index.ts";
import type { Classifier } from "#src/ports/classifier.ts";
import { takeEvent } from "#src/services/intake/take-event.ts";
import { findWaiting } from "#src/services/outbox/find-waiting.ts";
import { sendWaiting } from "#src/services/outbox/send-waiting.ts";
import { triageTicket } from "#src/services/tickets/triage.ts";
import type { TestCtx } from "./ctx.ts";

const AT_ONCE = 1_000;

/** The demo in this process: simulators, their control, the service's own web side; `settle` is its worker and classifier. */
export async function startDemoParts(t: TestCtx, classifier: Classifier) {
  const sims = await startSimulators(() => t.ctx.now());
  const config = loadConfig(sims.env);
  const token = newToken();
  const stage = { sims, serviceUrl: "" };
  const control = await serveControl(stage, token);
  t.ctx.hasWay = hasGateway(config);
  const { officers } = await seedDemo(t.ctx);
  const { readers } = listening(config, t.ctx.city, () => t.ctx.now());
  const app = createApp({
    ctx: t.ctx,
    adapters,
    readers,
    pages: pages({ publicUrl: t.ctx.publicUrl, demo: demoClient({ url: control.url, token }) }),
    errorPage: failurePage,
    checks: { queue: async () => {}, model: async () => "up" },
    trustedProxies: [],
  });
  const opened = Promise.withResolvers<AddressInfo>();
  const server = serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" }, opened.resolve);
  stage.serviceUrl = `http://127.0.0.1:${(await opened.promise).port}`;
  t.ctx.publicUrl = stage.serviceUrl;
  sims.connect(stage.serviceUrl);
  const out = waysOut(config, { now: () => t.ctx.now() });

  /** One round of everything that waits. @returns whether anything did */
  async function round(): Promise<boolean> {
    const events = t.added.splice(0).flatMap(({ name, payload }) => (name === "take-event" ? [payload] : []));
    // Safe: what was added under this name has this shape.
    for (const { eventId } of events as { eventId: number }[]) await takeEvent(t.ctx, eventId);
    const waiting = await t.ctx.db.select({ id: tickets.id }).from(tickets).where(eq(tickets.triagePending, true));
    for (const { id } of waiting) await triageTicket(t.ctx, id, classifier);
    const bubbles = await findWaiting(t.ctx, 0, AT_ONCE, -1);
    for (const id of bubbles) await sendWaiting(t.ctx, out, id, AbortSignal.timeout(10_000));
    await Promise.all([sims.zalo.settled(), sims.graph.settled()]);
    return events.length + waiting.length + bubbles.length + t.added.length > 0;
  }
  return {
    app,
    sims,
    officers,
    readers,
    url: stage.serviceUrl,
    play: (who: Who, act: DemoAct) => perform(stage, who, act),
    samples: () => playSamples(stage),
    /** What the worker and the classifier do, until nothing is left that can be done now. */
    async settle() {
      for (let rounds = 0; rounds < 20 && (await round()); rounds += 1);
    },
    async close() {
      server.close();
      await control.close();
      await sims.close();
    },
  };
}
