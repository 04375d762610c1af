import { randomBytes } from "node:crypto";
import { Redis } from "ioredis";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import type { Apart } from "#queues/apart.ts";
import type { BackendOptions } from "#queues/backend.ts";
import { type QueueJobs, queueJobs } from "#queues/enqueue.ts";
import { handler } from "#queues/handler.ts";
import { type DeadJob, startWorkers } from "#queues/worker.ts";
import { AppError } from "#src/errors.ts";
import { createLog } from "#src/log.ts";
import { type FreshDatabase, freshDatabase } from "#tests/support/database.ts";
import { BACKENDS } from "./support/backends.ts";
import { TRIAL } from "./support/trial.ts";

const log = createLog("silent", "test");
const nobodyApart: Apart = { run: () => Promise.reject(new Error("no suspects here")), close: () => {} };
const soon = (check: () => void) => vi.waitFor(check, { timeout: 15_000, interval: 10 });
const trial = (n: number) => ({ n, does: "work" as const });
const numbers = (n: number) => Array.from({ length: n }, (_, i) => i);

describe.each(BACKENDS)("a queue on %s", (_name, redisUrl) => {
  let database: FreshDatabase;
  let options: BackendOptions;
  let jobs: QueueJobs;
  const open: { close(): Promise<void> }[] = [];

  beforeAll(async () => {
    database = await freshDatabase();
  });
  afterAll(() => database?.drop());

  const fresh = async () => {
    options = { redisUrl, database: database.address, log, prefix: `t${randomBytes(4).toString("hex")}` };
    jobs = queueJobs(options);
    open.push(jobs);
    await vi.waitFor(() => jobs.health(), { timeout: 5_000, interval: 20 });
  };
  afterEach(async () => {
    for (const one of open.splice(0).reverse()) await one.close();
  });

  const work = async (
    run: (n: number, signal: AbortSignal) => Promise<unknown> | unknown,
    more: { limitMs?: number } = {},
  ) => {
    const dead: DeadJob[] = [];
    const workers = await startWorkers({
      ...more,
      backend: jobs.backend,
      log,
      queue: "intake",
      concurrency: 4,
      handlers: [handler(TRIAL, async ({ n }, signal) => void (await run(n, signal)))],
      apart: nobodyApart,
      bury: async (job) => void dead.push(job),
    });
    open.push(workers);
    return { dead, workers };
  };

  test("what is added is done, and the same id added again while it waits is done once", async () => {
    await fresh();
    await jobs.addMany(TRIAL, [trial(1), trial(2), trial(1)]);
    await jobs.add(TRIAL, trial(2));
    const done: number[] = [];
    await work((n) => done.push(n));
    await soon(() => expect(done.toSorted()).toEqual([1, 2]));
    await vi.waitFor(async () => expect((await jobs.depth()).intake).toMatchObject({ waiting: 0, active: 0 }));
    await jobs.add(TRIAL, trial(1));
    await soon(() => expect(done.toSorted()).toEqual([1, 1, 2]));
  });

  test("the depth of a queue tells how much waits and since when", async () => {
    await fresh();
    expect((await jobs.depth()).intake).toEqual({ waiting: 0, active: 0, oldestMs: 0 });
    await jobs.addMany(TRIAL, [trial(1), trial(2)]);
    await vi.waitFor(async () => {
      const { intake, classify } = await jobs.depth();
      expect(intake).toMatchObject({ waiting: 2, active: 0 });
      expect(intake.oldestMs).toBeGreaterThan(20);
      expect(classify.waiting).toBe(0);
    });
  });

  test("a job that fails is tried again with growing pauses, and gives up as a dead letter with the reason", async () => {
    await fresh();
    const triedMs: number[] = [];
    const { dead } = await work((n) => {
      if (n === 1 && triedMs.push(performance.now()) < 3) throw new Error("not yet");
      if (n === 2) throw new AppError("UNAVAILABLE", "never today");
      if (n === 3) throw new AppError("INVALID", "never at all");
    });
    await jobs.addMany(TRIAL, [trial(1), trial(2), trial(3)]);
    await soon(() => expect(dead).toHaveLength(2));
    await soon(() => expect(triedMs).toHaveLength(3));
    const [first = 0, second = 0, third = 0] = triedMs;
    expect(second - first).toBeGreaterThanOrEqual(TRIAL.backoffMs - 2);
    expect(third - second).toBeGreaterThanOrEqual(2 * TRIAL.backoffMs - 2);
    expect(dead).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ jobId: "trial-2", reason: "UNAVAILABLE: never today", attempts: 3 }),
        expect.objectContaining({ jobId: "trial-3", reason: "INVALID: never at all", attempts: 1 }),
      ]),
    );
  });

  test("a payload that does not fit its job is a dead letter at once", async () => {
    await fresh();
    const { dead } = await work(() => {});
    const misfit = { ...TRIAL, id: () => "misfit" };
    // Safe: the point is that a queue may hold anything.
    await jobs.add(misfit, { n: "one", does: "work" } as unknown as ReturnType<typeof trial>);
    await soon(() => expect(dead).toMatchObject([{ reason: "the payload does not fit the job", attempts: 1 }]));
  });

  test("a job that storage failed is not called dead: its row still says that work is left", async () => {
    await fresh();
    let tries = 0;
    const { dead } = await work(() => {
      tries += 1;
      throw Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" });
    });
    await jobs.add(TRIAL, trial(1));
    await soon(() => expect(tries).toBe(TRIAL.attempts));
    await vi.waitFor(async () => expect((await jobs.depth()).intake).toMatchObject({ waiting: 0, active: 0 }));
    expect(dead).toEqual([]);
  });

  test("a job that hangs is stopped by its time limit and its neighbours go on", async () => {
    await fresh();
    const done: number[] = [];
    const signals = new Set<AbortSignal>();
    const run = (n: number, signal: AbortSignal) => {
      if (n !== 1) return done.push(n);
      signals.add(signal);
      return new Promise(() => {});
    };
    const { dead } = await work(run, { limitMs: 60 });
    await jobs.addMany(TRIAL, [trial(1), trial(2), trial(3)]);
    await soon(() => expect(dead).toMatchObject([{ jobId: "trial-1", reason: "not done within 60 ms", attempts: 3 }]));
    expect(done.toSorted()).toEqual([2, 3]);
    expect([...signals].every(({ aborted }) => aborted)).toBe(true);
  });

  test("closing finishes what was begun and leaves the rest for the next worker", async () => {
    await fresh();
    const begun: number[] = [];
    const ended: number[] = [];
    const { workers } = await work(async (n) => {
      begun.push(n);
      await new Promise((resolve) => setImmediate(resolve));
      ended.push(n);
    });
    await jobs.addMany(TRIAL, numbers(200).map(trial));
    await soon(() => expect(begun.length).toBeGreaterThan(3));
    await workers.close();
    expect(ended.toSorted()).toEqual(begun.toSorted());
    const rest: number[] = [];
    await work((n) => rest.push(n));
    await soon(() => expect(new Set([...ended, ...rest]).size).toBe(200));
    expect(ended.length + rest.length).toBe(200);
  });

  test("closing hands back what does not end, and another worker does it at once", async () => {
    await fresh();
    let begun = 0;
    const { workers, dead } = await work(() => {
      begun += 1;
      return new Promise(() => {});
    });
    await jobs.add({ ...TRIAL, attempts: 1 }, trial(1));
    await soon(() => expect(begun).toBe(1));
    const closedMs = performance.now();
    await workers.close();
    expect(performance.now() - closedMs).toBeLessThan(10_000);
    const done: number[] = [];
    await work((n) => done.push(n));
    await vi.waitFor(() => expect(done).toEqual([1]), { timeout: 2_000, interval: 10 });
    expect(dead).toEqual([]);
  });

  test("adding where nobody answers neither throws nor keeps anybody waiting", async () => {
    const lost = queueJobs({
      redisUrl: redisUrl && "redis://127.0.0.1:1/0",
      database: { url: "postgres://nobody@127.0.0.1:1/none" },
      log,
    });
    open.push(lost);
    const beganMs = performance.now();
    for (const n of numbers(200)) await lost.add(TRIAL, trial(n));
    expect(performance.now() - beganMs).toBeLessThan(1_500);
    await expect(lost.health()).rejects.toMatchObject({ code: "UNAVAILABLE" });
  });

  if (!redisUrl) return;

  test("what an emptied Redis forgot can be added again, to the worker that was already there", async () => {
    await fresh();
    const done: number[] = [];
    let goOn = () => {};
    const wait = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    await work(async (n) => {
      await wait;
      done.push(n);
    });
    await jobs.addMany(TRIAL, numbers(50).map(trial));
    await vi.waitFor(async () => expect((await jobs.depth()).intake.active).toBe(4));
    await emptyRedis(redisUrl, options.prefix ?? "");
    goOn();
    await soon(() => expect(done).toHaveLength(4));
    await jobs.addMany(TRIAL, numbers(50).map(trial));
    await soon(() => expect(new Set(done).size).toBe(50));
  });
});

/** FLUSHALL for one test's keys: others may be using the same Redis. */
async function emptyRedis(url: string, prefix: string): Promise<void> {
  const admin = new Redis(url);
  await admin.del(await admin.keys(`${prefix}:*`));
  admin.disconnect();
}
