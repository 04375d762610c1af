import { Agent, get } from "node:http";
import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { expect, test } from "vitest";
import { createApp } from "#src/api/app.ts";
import type { HttpEnv } from "#src/api/http-env.ts";
import { percentile } from "#src/bin/simulate/open-loop.ts";
import { withActor } from "#src/services/ctx.ts";
import { liveHub, STREAMS_EACH } from "#src/services/live/live.ts";
import { addToken } from "#src/services/people/add-token.ts";
import { addUser } from "#src/services/people/add-user.ts";
import { noteTicket } from "#src/services/tickets/note.ts";
import { actor, type TestCtx, testCtx } from "#tests/support/ctx.ts";
import { openedTickets } from "#tests/support/opened-tickets.ts";

const STREAMS = 500;
const ROUNDS = 20;
const rssMb = () => process.memoryUsage.rss() / 2 ** 20;

/** A person may have a few streams only, so it takes many. */
async function bearersOf(t: TestCtx): Promise<string[]> {
  const bearers: string[] = [];
  for (let n = 0; n * STREAMS_EACH < STREAMS; n++) {
    await addUser(t.ctx, { email: `nguoi-${n}@example.vn`, role: "operator" });
    bearers.push(`Bearer ${await addToken(t.ctx, `nguoi-${n}@example.vn`, ["tickets:read"])}`);
  }
  return bearers;
}

test("five hundred streams cost less than 150 MB, and all hear of a change within a second", async () => {
  const t = await testCtx();
  const live = liveHub(t.ctx);
  // Safe: no webhook is called here.
  const adapters = {} as Parameters<typeof createApp>[0]["adapters"];
  const parts = { pages: new Hono<HttpEnv>(), errorPage: () => "", checks: {}, trustedProxies: [] };
  const app = createApp({ ctx: t.ctx, live, adapters, ...parts });
  const server = serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" });
  await new Promise((resolve) => server.once("listening", resolve));
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  const agent = new Agent({ maxSockets: Number.POSITIVE_INFINITY });
  const bearers = await bearersOf(t);
  const [ticket] = await openedTickets(t.ctx, 1);
  let heard = 0;
  let all: () => void = () => {};
  const open = (n: number) =>
    new Promise<void>((resolve, reject) => {
      const headers = { authorization: bearers[Math.floor(n / STREAMS_EACH)] ?? "" };
      get({ port, path: "/api/events", agent, headers }, (answer) => {
        if (answer.statusCode !== 200) return reject(new Error(`stream ${n}: ${answer.statusCode}`));
        answer.on("data", (chunk: Buffer) => {
          if (!chunk.includes("event: ticket")) return resolve();
          heard++;
          if (heard === STREAMS) all();
        });
      }).on("error", () => {});
    });
  const beforeMb = rssMb();
  for (let n = 0; n < STREAMS; n += 50) await Promise.all(Array.from({ length: 50 }, (_, at) => open(n + at)));
  const took: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    heard = 0;
    const everybody = new Promise<void>((resolve) => {
      all = resolve;
    });
    const startMs = performance.now();
    await noteTicket(withActor(t.ctx, actor("operator", null, 1)), ticket?.reference ?? "", { note: "nghe" });
    await everybody;
    took.push(performance.now() - startMs);
  }
  // Both ends live in this process: it is more than the server alone takes.
  expect(rssMb() - beforeMb).toBeLessThan(150);
  expect(percentile(took, 0.5)).toBeLessThan(1_000);
  await live.close();
  agent.destroy();
  server.close();
  await t.close();
});
