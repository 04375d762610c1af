import { randomBytes } from "node:crypto";
import { sql } from "drizzle-orm";
import { Redis } from "ioredis";
import { afterEach, beforeEach, describe, expect, inject, test, vi } from "vitest";
import { type QueueJobs, queueJobs } from "#queues/enqueue.ts";
import { takeEventHandler } from "#queues/take-event.ts";
import { triageTicketHandler } from "#queues/triage-ticket.ts";
import { startWorkers } from "#queues/worker.ts";
import { deadLetters, pendingEvents, ticketEvents, tickets } from "#src/db/schema/index.ts";
import { AppError } from "#src/errors.ts";
import type { Ctx } from "#src/services/ctx.ts";
import { listDeadLetters } from "#src/services/dead-letters/list.ts";
import { recordDeadLetter } from "#src/services/dead-letters/record.ts";
import { replayDeadLetters } from "#src/services/dead-letters/replay.ts";
import { sweep } from "#src/services/upkeep/sweep.ts";
import { type TestCtx, testCtx } from "#tests/support/ctx.ts";
import { addFixtureAccounts, deliver } from "#tests/support/fixtures.ts";
import { BACKENDS } from "./support/backends.ts";

let t: TestCtx;
beforeEach(async () => {
  t = await testCtx();
  await addFixtureAccounts(t.ctx);
});
afterEach(() => t.close());

/** Of a message that nobody knows: nothing follows from it. */
const RECEIPT = {
  ...{ kind: "receipt", threadKey: "t", objectId: "m", occurredAt: "2026-11-25T00:00:00.000Z" },
  author: { key: "a", anonymous: false },
};

/** Events that wait, as after a delivery whose jobs were lost. */
async function pending(ctx: Ctx, count: number): Promise<number[]> {
  const digest = randomBytes(32).toString("hex");
  const rows = await ctx.sql<{ id: string }[]>`
    with d as (insert into deliveries (account_id, digest, body) values ('zalo-thu', ${digest}, '') returning digest),
    e as (
      insert into raw_events (account_id, event_key, digest, event)
      select 'zalo-thu', ${digest}::text || n, d.digest, ${JSON.stringify(RECEIPT)}
      from d, generate_series(1, ${count}) n returning id)
    insert into pending_events (event_id, lane, added_at) select id, id, now() - interval '1 minute' from e returning event_id as id`;
  return rows.map(({ id }) => Number(id)).sort((a, b) => a - b);
}

const dead = (job: "take-event" | "triage-ticket", payload: Record<string, number>) => ({
  queue: job === "take-event" ? "intake" : "classify",
  job,
  jobId: `${job}-${Object.values(payload)[0]}`,
  payload,
  reason: "UNAVAILABLE: not today",
  attempts: 5,
});
const addedNames = () => t.added.map(({ name, payload }) => [name, payload]);

test("the sweep adds what has waited for a while, oldest first, and leaves the young and the dead alone", async () => {
  const [first = 0, buried = 0, young = 0, last = 0] = await pending(t.ctx, 4);
  await recordDeadLetter(t.ctx, dead("take-event", { eventId: buried }));
  await t.ctx.sql`update pending_events set added_at = now() where event_id = ${young}`;
  expect(await sweep(t.ctx)).toEqual({ events: 2, tickets: 0, bubbles: 0, items: 0 });
  expect(addedNames()).toEqual([
    ["take-event", { eventId: first }],
    ["take-event", { eventId: last }],
  ]);
});

test("more than one page of forgotten events is added in one sweep, each once", async () => {
  const ids = await pending(t.ctx, 2_500);
  expect(await sweep(t.ctx)).toEqual({ events: 2_500, tickets: 0, bubbles: 0, items: 0 });
  expect(t.added.map(({ payload }) => (payload as { eventId: number }).eventId)).toEqual(ids); // safe: as added above
});

test("of two workers one sweeps at a time", async () => {
  await pending(t.ctx, 3);
  await t.ctx.db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(7150001)`);
    expect(await sweep(t.ctx)).toBeNull();
  });
  expect(await sweep(t.ctx)).toEqual({ events: 3, tickets: 0, bubbles: 0, items: 0 });
});

test("a dead letter is written once, and not at all when the work was done meanwhile", async () => {
  const [id = 0] = await pending(t.ctx, 1);
  const letter = dead("take-event", { eventId: id });
  await Promise.all([recordDeadLetter(t.ctx, letter), recordDeadLetter(t.ctx, letter)]);
  await recordDeadLetter(t.ctx, dead("take-event", { eventId: id + 1 }));
  expect(await listDeadLetters(t.ctx)).toMatchObject([
    { job: "take-event", payload: `{"eventId":${id}}`, reason: "UNAVAILABLE: not today", attempts: 5 },
  ]);
});

test("a dead letter is given back once, and its work is left again", async () => {
  const [id = 0, other = 0] = await pending(t.ctx, 2);
  await recordDeadLetter(t.ctx, dead("take-event", { eventId: id }));
  await recordDeadLetter(t.ctx, dead("take-event", { eventId: other }));
  const [newest, oldest] = await listDeadLetters(t.ctx);
  expect(newest?.payload).toBe(`{"eventId":${other}}`);
  const which = String(oldest?.id);
  const results = await Promise.allSettled([replayDeadLetters(t.ctx, which), replayDeadLetters(t.ctx, which)]);
  expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(addedNames()).toEqual([["take-event", { eventId: id }]]);
  const rows = await t.ctx.db.select().from(pendingEvents).orderBy(pendingEvents.eventId);
  expect(rows.map(({ deadAt }) => deadAt === null)).toEqual([true, false]);
  expect(await replayDeadLetters(t.ctx, "all")).toBe(1);
  expect(await listDeadLetters(t.ctx)).toEqual([]);
});

test("a ticket that the classifier gave up on goes to the desk with the reason, and back by a replay", async () => {
  await deliver(t.ctx, "Z1");
  const [before] = await t.ctx.db.select().from(tickets);
  const ticketId = before?.id ?? 0;
  await recordDeadLetter(t.ctx, dead("triage-ticket", { ticketId }));
  const [after] = await t.ctx.db.select().from(tickets);
  expect(after).toMatchObject({
    state: "needs_triage",
    needsReview: true,
    reviewReasons: ["classifier_unavailable"],
    triagePending: false,
    version: (before?.version ?? 0) + 1,
  });
  const history = await t.ctx.db.select().from(ticketEvents);
  expect(history.at(-1)).toMatchObject({ actor: "system", action: "triage", to: { state: "needs_triage" } });
  t.added.length = 0;
  expect(await replayDeadLetters(t.ctx, "all")).toBe(1);
  expect(addedNames()).toEqual([["triage-ticket", { ticketId }]]);
  expect((await t.ctx.db.select().from(tickets))[0]?.triagePending).toBe(true);
});

describe.each(BACKENDS)("with a queue on %s", (_name, redisUrl) => {
  let jobs: QueueJobs;
  let ctx: Ctx;
  let prefix: string;
  const open: { close(): Promise<void> }[] = [];
  beforeEach(async () => {
    prefix = `t${randomBytes(4).toString("hex")}`;
    const [row] = await t.ctx.sql<{ database: string }[]>`select current_database() as database`;
    const address = { ...inject("testServer"), database: row?.database ?? "" };
    jobs = queueJobs({ redisUrl, database: address, log: t.ctx.log, prefix });
    ctx = { ...t.ctx, jobs };
    await vi.waitFor(() => jobs.health(), { timeout: 5_000, interval: 20 });
  });
  afterEach(async () => {
    for (const one of open.splice(0)) await one.close();
    await jobs.close();
  });
  const serve = async (
    queue: "intake" | "classify",
    handler: Parameters<typeof startWorkers>[0]["handlers"][number],
  ) => {
    const apart = { run: () => Promise.reject(new Error("no suspects here")), close: () => {} };
    const bury = (letter: Parameters<typeof recordDeadLetter>[1]) => recordDeadLetter(ctx, letter);
    const given = { backend: jobs.backend, log: ctx.log, queue, handlers: [handler], concurrency: 4, apart, bury };
    open.push(await startWorkers(given));
  };
  const left = async () => (await ctx.db.select().from(pendingEvents)).length;

  test("everything in an emptied queue is found by the sweep and takes effect", async () => {
    await pending(ctx, 300);
    await sweep(ctx);
    await emptyQueue(ctx, redisUrl, prefix);
    await vi.waitFor(async () => expect((await jobs.depth()).intake).toMatchObject({ waiting: 0, active: 0 }));
    await serve("intake", takeEventHandler(ctx));
    expect(await left()).toBe(300);
    await sweep(ctx);
    await vi.waitFor(async () => expect(await left()).toBe(0), { timeout: 20_000 });
    expect(await ctx.db.select().from(deadLetters)).toEqual([]);
  });

  test("no ticket is lost to a classifier that never answers", async () => {
    const none = { version: "none", classify: () => Promise.reject(new AppError("UNAVAILABLE", "no model")) };
    await serve("classify", triageTicketHandler(ctx, none));
    await deliver(ctx, "Z1");
    await vi.waitFor(
      async () =>
        expect(await ctx.db.select().from(tickets)).toMatchObject([
          { state: "needs_triage", reviewReasons: ["classifier_unavailable"] },
        ]),
      { timeout: 30_000, interval: 100 },
    );
    expect(await listDeadLetters(ctx)).toMatchObject([
      { queue: "classify", reason: "UNAVAILABLE: no model", attempts: 4 },
    ]);
  });
});

async function emptyQueue(ctx: Ctx, redisUrl: string | null, prefix: string): Promise<void> {
  if (!redisUrl) return void (await ctx.sql`delete from bullmq.job where queue like ${`${prefix}%`}`);
  const admin = new Redis(redisUrl);
  await admin.del(await admin.keys(`${prefix}:*`));
  admin.disconnect();
}
