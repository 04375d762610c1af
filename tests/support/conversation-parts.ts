import { type ChildProcess, spawn } from "node:child_process";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { serve } from "@hono/node-server";
import { sql } from "drizzle-orm";
import { inject } from "vitest";
import { adapters } from "#adapters/index.ts";
import { failurePage, pages } from "#dashboards/index.tsx";
import { createApp } from "#src/api/app.ts";
import type { Senders, SendResult } from "#src/ports/sender.ts";
import type { ConversationWorkerTask } from "./conversation-worker.ts";
import type { TestCtx } from "./ctx.ts";

const ROOT = join(import.meta.dirname, "../..");
const AT_ONCE = 8;

/** An attempt that a provider refused or that got lost. */
export type Failed = Extract<SendResult, { ok: false }> & { way: string };

/** Keeps what went wrong, for the checks. */
export function watched(senders: Senders, failures: Failed[]): Senders {
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

/** The web side of the service, over HTTP. */
export async function serveWeb({ ctx }: TestCtx) {
  const app = createApp({
    ctx,
    adapters,
    pages: pages({ publicUrl: ctx.publicUrl }),
    errorPage: failurePage,
    checks: { queue: async () => {}, model: async () => "up" },
    trustedProxies: [],
  });
  const listening = Promise.withResolvers<AddressInfo>();
  const server = serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" }, listening.resolve);
  return { url: `http://127.0.0.1:${(await listening.promise).port}`, close: () => void server.close() };
}

/** The process that will be killed. */
export async function startWorker(
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
export async function again(work: () => Promise<unknown>, attempts = 4): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (attempts <= 1) throw error;
    await again(work, attempts - 1);
  }
}

/** Eight at a time, as the worker does. */
export async function each<T>(all: readonly T[], work: (one: T) => Promise<unknown>): Promise<void> {
  const queue = [...all];
  const lane = async () => {
    for (let one = queue.shift(); one !== undefined; one = queue.shift()) await work(one);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
}
