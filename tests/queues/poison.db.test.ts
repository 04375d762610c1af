import { randomBytes } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { type QueueJobs, queueJobs } from "#queues/enqueue.ts";
import { createLog } from "#src/log.ts";
import { type FreshDatabase, freshDatabase } from "#tests/support/database.ts";
import { BACKENDS } from "./support/backends.ts";
import { TRIAL } from "./support/trial.ts";
import { keepWorking, type WorkerProcess } from "./support/worker-process.ts";

const WAIT = { timeout: 60_000, interval: 50 };
/** So that the test need not wait for the locks of the dead; one test keeps the real ones. */
const QUICK_MS = 500;
const TOTAL = 200;
const others = (poison: number[]) => Array.from({ length: TOTAL }, (_, n) => n).filter((n) => !poison.includes(n));
const numbersOf = (worker: WorkerProcess, what: "done" | "dead") =>
  worker.seen().flatMap((seen) => (seen[what] === undefined ? [] : [seen[what]]));
const ascending = (numbers: Iterable<number>) => [...numbers].sort((a, b) => a - b);

describe.each(BACKENDS)("worker processes that die, on %s", (_name, redisUrl) => {
  let database: FreshDatabase;
  const open: { close(): Promise<void> }[] = [];

  beforeAll(async () => {
    database = await freshDatabase();
  });
  afterAll(() => database?.drop());
  afterEach(async () => {
    for (const one of open.splice(0).reverse()) await one.close();
  });

  const begin = async (workMs: number, does: (n: number) => "work" | "kill" | "block", lockMs?: number) => {
    const prefix = `t${randomBytes(4).toString("hex")}`;
    const options = { redisUrl, database: database.address, prefix, lockMs };
    const jobs: QueueJobs = queueJobs({ ...options, log: createLog("silent", "test") });
    open.push(jobs);
    await vi.waitFor(() => jobs.health(), { timeout: 5_000, interval: 20 });
    await jobs.addMany(
      TRIAL,
      Array.from({ length: TOTAL }, (_, n) => ({ n, does: does(n) })),
    );
    const worker = keepWorking(options, workMs);
    open.push(worker);
    return worker;
  };

  test("four jobs that kill their process are buried, and none of their neighbours with them", async () => {
    const poison = [7, 60, 61, 150];
    const worker = await begin(5, (n) => (poison.includes(n) ? "kill" : "work"), QUICK_MS);
    await vi.waitFor(() => expect(new Set(numbersOf(worker, "done")).size).toBe(TOTAL - poison.length), WAIT);
    await vi.waitFor(() => expect(numbersOf(worker, "dead")).toHaveLength(poison.length), WAIT);
    expect(ascending(numbersOf(worker, "dead"))).toEqual(poison);
    expect(ascending(new Set(numbersOf(worker, "done")))).toEqual(others(poison));
    expect(worker.seen().find(({ dead }) => dead === 7)?.reason).toBe("took its process down each time it ran");
    // Each of them kills the crowd once at most; after that it dies alone.
    expect(worker.deaths()).toBeLessThanOrEqual(poison.length);
  }, 90_000);

  test("a job that never lets go of its process is buried too", async () => {
    const worker = await begin(1, (n) => (n === 100 ? "block" : "work"), QUICK_MS);
    await vi.waitFor(() => expect(numbersOf(worker, "dead")).toEqual([100]), WAIT);
    await vi.waitFor(() => expect(ascending(new Set(numbersOf(worker, "done")))).toEqual(others([100])), WAIT);
  }, 90_000);

  test("what a killed worker had in hand is done by the next within seconds, and nothing is buried", async () => {
    const worker = await begin(20, () => "work");
    await vi.waitFor(() => expect(numbersOf(worker, "done").length).toBeGreaterThan(20), WAIT);
    worker.kill();
    const killedMs = performance.now();
    await vi.waitFor(() => expect(new Set(numbersOf(worker, "done")).size).toBe(TOTAL), WAIT);
    expect(performance.now() - killedMs).toBeLessThan(20_000);
    expect(numbersOf(worker, "dead")).toEqual([]);
  }, 60_000);
});
