import { once } from "node:events";
import { eq, sql } from "drizzle-orm";
import { senders as waysOut } from "#adapters/senders.ts";
import { seedDemo } from "#src/bin/demo/seed-demo.ts";
import { startSimulators } from "#src/bin/demo/simulators.ts";
import { hasGateway } from "#src/bin/has-gateway.ts";
import { loadConfig } from "#src/config.ts";
import { tickets } from "#src/db/schema/index.ts";
import { askRatings } from "#src/services/csat/ask-ratings.ts";
import { remindRatings } from "#src/services/csat/remind.ts";
import { takeEvent } from "#src/services/intake/take-event.ts";
import { findWaiting } from "#src/services/outbox/find-waiting.ts";
import { sendWaiting } from "#src/services/outbox/send-waiting.ts";
import { triageTicket } from "#src/services/tickets/triage.ts";
import { fixedClassifier } from "./classifier.ts";
import { again, each, type Failed, serveWeb, startWorker, watched } from "./conversation-parts.ts";
import type { TestCtx } from "./ctx.ts";

/** A morning on which the offices are open. */
const BEGIN = new Date("2026-11-25T08:30:00+07:00");

export type ConversationStage = Awaited<ReturnType<typeof conversationStage>>;

/**
 * The simulated providers, the web side of the service over HTTP, and in `settle` what its worker and its classifier do,
 * on a clock that runs as ours does and can be moved on.
 */
export async function conversationStage(t: TestCtx) {
  let aheadMs = BEGIN.getTime() - Date.now();
  const now = () => new Date(Date.now() + aheadMs);
  const { ctx } = t;
  ctx.now = now;
  const sims = await startSimulators(now);
  const config = loadConfig(sims.env);
  ctx.hasWay = hasGateway(config);
  await seedDemo(ctx);
  const web = await serveWeb(t);
  ctx.publicUrl = web.url;
  sims.connect(web.url);
  const failures: Failed[] = [];
  const out = watched(waysOut(config, { now }), failures);
  const classifier = fixedClassifier();
  const killed: { inHand: number }[] = [];
  let killNext = false;

  /** One round of everything that can be done now. @returns whether anything was */
  async function round(): Promise<boolean> {
    const jobs = t.added.splice(0).filter(({ name }) => name === "take-event");
    // Safe: what was added under this name has this shape.
    const eventIds = (jobs as { payload: { eventId: number } }[]).map(({ payload }) => payload.eventId);
    if (killNext && eventIds.length > 0) await die(eventIds);
    await each(eventIds, (id) => again(() => takeEvent(ctx, id)));
    const waiting = await ctx.db.select({ id: tickets.id }).from(tickets).where(eq(tickets.triagePending, true));
    await each(waiting, ({ id }) => again(() => triageTicket(ctx, id, classifier)));
    await askRatings(ctx);
    await remindRatings(ctx);
    const bubbles = await findWaiting(ctx, 0, 1_000, -1);
    await each(bubbles, (id) => sendWaiting(ctx, out, id, AbortSignal.timeout(20_000)));
    await Promise.all([sims.zalo.settled(), sims.graph.settled()]);
    await sims.redeliver();
    return eventIds.length + waiting.length + bubbles.length + t.added.length > 0;
  }

  /** A process of its own takes these events and sends, until a provider has taken one bubble: then it is killed. */
  async function die(eventIds: number[]): Promise<void> {
    const child = await startWorker(t, { aheadMs, env: sims.env, eventIds });
    const kill = ({ from }: { from: string }) => void (from === "us" && child.kill("SIGKILL"));
    const unwatch = [sims.zalo, sims.graph].map(({ transcript }) => transcript.watch(kill));
    await once(child, "exit");
    for (const stop of unwatch) stop();
    if (child.signalCode !== "SIGKILL") return;
    killNext = false;
    const [row] = await ctx.db.execute<{ n: number }>(
      sql`select count(*)::int as n from outbox where state = 'sending'`,
    );
    killed.push({ inHand: row?.n ?? 0 });
  }
  return {
    ...{ ctx, sims, failures, killed },
    move: (ms: number) => {
      aheadMs += ms;
    },
    killWorker: () => {
      killNext = true;
    },
    async settle() {
      for (let rounds = 0; rounds < 40 && (await round()); rounds += 1);
    },
    async close() {
      web.close();
      await sims.close();
    },
  };
}
