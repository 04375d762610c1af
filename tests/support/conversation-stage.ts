import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { serve } from "@hono/node-server";
import { eq, sql } from "drizzle-orm";
import { inject } from "vitest";
import { adapters } from "#adapters/index.ts";
import { senders as waysOut } from "#adapters/senders.ts";
import { errorPage, pages } from "#dashboards/index.tsx";
import { createApp } from "#src/api/app.ts";
import { seedDemo } from "#src/bin/demo/seed-demo.ts";
import { startSimulators } from "#src/bin/demo/simulators.ts";
import { hasGateway } from "#src/bin/has-gateway.ts";
import { loadConfig } from "#src/config.ts";
import { tickets } from "#src/db/schema/index.ts";
import type { Senders, SendResult } from "#src/ports/sender.ts";
import { askRatings } from "#src/services/csat/ask-ratings.ts";
import { remindRatings } from "#src/services/csat/remind.ts";
import { takeEvent } from "#src/services/intake/take-event.ts";
import { findWaiting } from "#src/services/outbox/find-waiting.ts";
import { sendWaiting } from "#src/services/outbox/send-waiting.ts";
import { triageTicket } from "#src/services/tickets/triage.ts";
import { fixedClassifier } from "./classifier.ts";
import type { ConversationWorkerTask } from "./conversation-worker.ts";
import type { TestCtx } from "./ctx.ts";

const ROOT = join(import.meta.dirname, "../..");
const AT_ONCE = 8;
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

/** An attempt that a provider refused or that got lost. */
type Failed = Extract<SendResult, { ok: false }> & { way: string };

function watched(senders: Senders, failures: Failed[]): Senders {
  return {
    get(way) {
      const sender = senders.get(way);
      return (
        sender && {
          ...sender,
          send: async (...given) => {
            const result = await sender.send(...given);
            if (!result.ok) failures.push({ ...result, way });
            return result;
          },
        }
      );
    },
  };
}

async function serveWeb({ ctx }: TestCtx) {
  const app = createApp({
    ctx,
    adapters,
    pages: pages({ publicUrl: ctx.publicUrl }),
    errorPage: (answer, requestId) => errorPage(answer.status, answer.message, requestId),
    checks: { queue: async () => {}, model: async () => "up" },
    trustedProxies: [],
  });
  const listening = Promise.withResolvers<AddressInfo>();
  const server = serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" }, listening.resolve);
  return { url: `http://127.0.0.1:${(await listening.promise).port}`, close: () => void server.close() };
}

async function startWorker(
  { ctx }: TestCtx,
  more: Pick<ConversationWorkerTask, "aheadMs" | "env" | "eventIds">,
): Promise<ChildProcess> {
  const [row] = await ctx.db.execute<{ current: string }>(sql`select current_database() as current`);
  const address = { ...inject("testServer"), database: row?.current ?? "" };
  const secret = "a secret key for tests, long enough";
  const task: ConversationWorkerTask = { address, secret, publicUrl: ctx.publicUrl, ...more };
  const entry = [join(ROOT, "src/bin/jsx-loader.mjs"), join(ROOT, "tests/support/conversation-worker.ts")];
  return spawn(process.execPath, ["--import", ...entry, JSON.stringify(task)], { cwd: ROOT, stdio: "inherit" });
}

/** As a queue does: what broke off comes again. */
async function again(work: () => Promise<unknown>, attempts = 4): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (attempts <= 1) throw error;
    await again(work, attempts - 1);
  }
}

async function each<T>(all: readonly T[], work: (one: T) => Promise<unknown>): Promise<void> {
  const queue = [...all];
  const lane = async () => {
    for (let one = queue.shift(); one !== undefined; one = queue.shift()) await work(one);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
}
