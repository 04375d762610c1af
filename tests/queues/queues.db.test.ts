import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { Redis } from "ioredis";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { z } from "zod";
import { type BackendOptions, prepareQueue } from "#queues/backend.ts";
import { type QueueJobs, queueJobs } from "#queues/enqueue.ts";
import { handler } from "#queues/handler.ts";
import { type DeadJob, startWorkers } from "#queues/worker.ts";
import { AppError } from "#src/errors.ts";
import { createLog } from "#src/log.ts";
import type { JobContract } from "#src/ports/jobs.ts";
import { type FreshDatabase, freshDatabase } from "#tests/support/database.ts";

const redisUrl = process.env.TEST_REDIS_URL ?? null;
const contract: JobContract<z.ZodObject<{ n: z.ZodInt }>> = {
  name: "count",
  queue: "intake",
  payload: z.object({ n: z.int() }),
  attempts: 3,
  backoffMs: 20,
  id: ({ n }) => `count-${n}`,
};

// Where no Redis answers, the second half is not there to run; CI has one.
describe.each(
  redisUrl
    ? ([
        ["PostgreSQL", false],
        ["Redis", true],
      ] as const)
    : ([["PostgreSQL", false]] as const),
)("a queue on %s", (_name, onRedis) => {
  let database: FreshDatabase;
  let options: BackendOptions;
  let jobs: QueueJobs;
  const open: { close(): Promise<void> }[] = [];

  beforeAll(async () => {
    database = await freshDatabase();
    await prepareQueue({ redisUrl: onRedis ? redisUrl : null, database: database.address });
  });
  afterAll(async () => database?.drop());

  const fresh = () => {
    options = {
      redisUrl: onRedis ? redisUrl : null,
      database: database.address,
      log: createLog("silent", "test"),
      prefix: `t${randomBytes(4).toString("hex")}`,
    };
    jobs = queueJobs(options);
    open.push(jobs);
  };
  afterEach(async () => {
    for (const one of open.splice(0).reverse()) await one.close();
  });

  const work = async (run: (n: number) => Promise<void> | void, more: { limitMs?: number } = {}) => {
    const dead: DeadJob[] = [];
    const died: number[] = [];
    const workers = await startWorkers({
      ...options,
      ...more,
      queue: "intake",
      concurrency: 4,
      handlers: [
        handler(
          contract,
          async ({ n }) => run(n),
          async ({ n }) => void died.push(n),
        ),
      ],
      bury: async (job) => void dead.push(job),
    });
    open.push(workers);
    return { dead, died, workers };
  };
  const soon = (check: () => void) => vi.waitFor(check, { timeout: 15_000, interval: 20 });
  const until = async (ready: () => Promise<void>) => vi.waitFor(ready, { timeout: 5_000, interval: 20 });

  test("what is added is done, and the same id added again while it waits is done once", async () => {
    fresh();
    await until(() => jobs.health());
    await jobs.addMany(contract, [{ n: 1 }, { n: 2 }, { n: 1 }]);
    await jobs.add(contract, { n: 2 });
    const done: number[] = [];
    await work((n) => void done.push(n));
    await soon(() => expect(done.toSorted()).toEqual([1, 2]));
    await jobs.add(contract, { n: 1 });
    await soon(() => expect(done.toSorted()).toEqual([1, 1, 2]));
  });

  test("a job that fails is tried again, and gives up as a dead letter with the reason", async () => {
    fresh();
    await until(() => jobs.health());
    let tries = 0;
    const { dead, died } = await work((n) => {
      if (n === 1 && ++tries < 3) throw new Error("not yet");
      if (n === 2) throw new AppError("UNAVAILABLE", "never today");
      if (n === 3) throw new AppError("INVALID", "never at all");
    });
    await jobs.addMany(contract, [{ n: 1 }, { n: 2 }, { n: 3 }]);
    await soon(() => expect(died.toSorted()).toEqual([2, 3]));
    await soon(() => expect(tries).toBe(3));
    expect(dead.map(({ payload, reason, attempts }) => ({ payload, reason, attempts }))).toEqual(
      expect.arrayContaining([
        { payload: { n: 2 }, reason: "UNAVAILABLE: never today", attempts: 3 },
        { payload: { n: 3 }, reason: "INVALID: never at all", attempts: 1 },
      ]),
    );
  });

  test("a job that hangs is stopped by its time limit and its neighbours go on", async () => {
    fresh();
    await until(() => jobs.health());
    const done: number[] = [];
    const { died } = await work((n) => (n === 1 ? new Promise(() => {}) : void done.push(n)), { limitMs: 100 });
    await jobs.addMany(contract, [{ n: 1 }, { n: 2 }, { n: 3 }]);
    await soon(() => expect(died).toEqual([1]));
    expect(done.toSorted()).toEqual([2, 3]);
  });

  test("closing finishes what was begun and leaves the rest for the next worker", async () => {
    fresh();
    await until(() => jobs.health());
    const begun: number[] = [];
    const ended: number[] = [];
    const { workers } = await work(async (n) => {
      begun.push(n);
      await new Promise((resolve) => setTimeout(resolve, 30));
      ended.push(n);
    });
    await jobs.addMany(
      contract,
      Array.from({ length: 40 }, (_, n) => ({ n })),
    );
    await soon(() => expect(begun.length).toBeGreaterThan(3));
    await workers.close();
    expect(ended.toSorted()).toEqual(begun.toSorted());
    const rest: number[] = [];
    await work((n) => void rest.push(n));
    await soon(() => expect(new Set([...ended, ...rest]).size).toBe(40));
    expect(ended.length + rest.length).toBe(40);
  });

  test("four jobs that kill their process end as dead letters alone; none of their neighbours does", async () => {
    fresh();
    await until(() => jobs.health());
    const poison = { ...contract, name: "maybe-poison", payload: z.object({ n: z.int(), poison: z.boolean() }) };
    const added = Array.from({ length: 60 }, (_, n) => ({ n, poison: n % 15 === 7 }));
    await jobs.addMany({ ...poison, id: ({ n }) => `maybe-poison-${n}` }, added);
    const done = new Set<number>();
    const dead = new Map<number, string>();
    const host = keepRunning({ ...options, concurrency: 8, lockMs: 400 }, (line) => {
      if (typeof line.done === "number") done.add(line.done);
      if (typeof line.dead === "number") dead.set(line.dead, String(line.reason));
    });
    open.push(host);
    await vi.waitFor(() => expect(done.size + dead.size).toBe(60), { timeout: 55_000, interval: 100 });
    expect([...dead.keys()].toSorted((a, b) => a - b)).toEqual([7, 22, 37, 52]);
    expect(new Set(dead.values())).toEqual(new Set(["took its process down each time it ran"]));
  }, 60_000);

  if (!onRedis) return;

  test("adding to a Redis that is away neither throws nor keeps anybody waiting", async () => {
    const lost = queueJobs({
      redisUrl: "redis://127.0.0.1:1/0",
      database: database.address,
      log: createLog("silent", "test"),
    });
    open.push(lost);
    await lost.add(contract, { n: 1 });
    await expect(lost.health()).rejects.toThrow();
  });

  test("an emptied Redis loses jobs, not the means to add them again", async () => {
    fresh();
    await until(() => jobs.health());
    await jobs.addMany(contract, [{ n: 1 }, { n: 2 }]);
    const admin = new Redis(redisUrl ?? "");
    const keys = await admin.keys(`${options.prefix}:*`);
    await admin.del(keys);
    admin.disconnect();
    const done: number[] = [];
    await work((n) => void done.push(n));
    await jobs.addMany(contract, [{ n: 1 }, { n: 2 }]);
    await soon(() => expect(done.toSorted()).toEqual([1, 2]));
  });
});

/** Runs the poison worker and starts it again whenever it dies, as the supervisor does. */
function keepRunning(options: Omit<BackendOptions, "log"> & { concurrency: number }, hear: (line: Line) => void) {
  const root = join(import.meta.dirname, "../..");
  const { redisUrl, database, prefix, lockMs, concurrency } = options;
  let closed = false;
  let child: ChildProcess;
  const launch = () => {
    const script = join(import.meta.dirname, "support/poison-worker.ts");
    const settings = JSON.stringify({ redisUrl, database, prefix, lockMs, concurrency });
    child = spawn(process.execPath, [script, settings], { cwd: root, stdio: ["ignore", "pipe", "inherit"] });
    // Safe: the worker writes JSON objects.
    if (child.stdout) createInterface(child.stdout).on("line", (line) => hear(JSON.parse(line) as Line));
    child.once("exit", () => {
      if (!closed) launch();
    });
  };
  launch();
  return {
    close: async () => {
      closed = true;
      child.kill("SIGKILL");
    },
  };
}

type Line = Record<string, unknown>;
