import type { Queue } from "bullmq";
import { coalesce } from "#src/coalesce.ts";
import { AppError } from "#src/errors.ts";
import { type JobContract, type Jobs, QUEUES, type QueueName } from "#src/ports/jobs.ts";
import { type Backend, type BackendOptions, openBackend } from "./backend.ts";
import { within } from "./within.ts";

export interface QueueDepth {
  /** Waiting now or for their next attempt. */
  waiting: number;
  active: number;
  /** Age of the job that has waited longest; 0 when none waits. */
  oldestMs: number;
}

export interface QueueJobs extends Jobs {
  /** What the jobs are kept in: the workers of this process share it. Closed by `close`. */
  backend: Backend;
  /** @throws {AppError} UNAVAILABLE when the queue does not answer or takes no writes */
  health(): Promise<void>;
  /** @throws when the queue does not answer */
  depth(): Promise<Record<QueueName, QueueDepth>>;
  close(): Promise<void>;
}

/** Longer than this is an outage: the answer to a provider must not wait for the queue. */
const PATIENCE_MS = 1_000;
/** After a failure the queue is left alone for a moment: one add in so much time pays for finding out. */
const PAUSE_MS = 3_000;
/** Bounds one statement, and what is lost with it. */
const AT_ONCE = 1_000;

/** The producer's side. What cannot be added is found by the sweep, so adding never throws at a service. */
export function queueJobs(options: BackendOptions): QueueJobs {
  const { log } = options;
  const backend = openBackend(options);
  let queues = new Map<QueueName, Promise<Queue>>();
  const queueOf = (name: QueueName) => {
    const known = queues.get(name) ?? backend.queue(name);
    queues.set(name, known);
    return known;
  };
  /** A queue object that failed while it connected may stay broken for ever: it is made anew. */
  const forget = () => {
    const old = [...queues.values()];
    queues = new Map();
    return Promise.allSettled(old.map(async (queue) => (await queue).close()));
  };
  const underway = new Set<Promise<unknown>>();
  let pausedUntilMs = 0;
  let away = false;
  const nudge = async (add: () => Promise<unknown>) => {
    if (performance.now() < pausedUntilMs) return;
    try {
      await within(PATIENCE_MS, add());
      if (away) log.info("jobs are added again");
      away = false;
    } catch (error) {
      pausedUntilMs = performance.now() + PAUSE_MS;
      const reason = error instanceof Error ? error.message : String(error);
      if (!away) log.warn({ reason }, "jobs cannot be added; the sweep will add them later");
      away = true;
      void forget();
    }
  };
  const addNow = (name: QueueName, jobs: QueuedJob[]) =>
    nudge(async () => {
      const queue = await queueOf(name);
      const [only, ...more] = jobs;
      // In PostgreSQL a bulk of one costs ten times as much as a job: it makes tables of its own.
      if (only && more.length === 0) await queue.add(only.name, only.data, only.opts);
      else await queue.addBulk(jobs);
    });
  const adders = new Map(
    QUEUES.map((name) => {
      const add = async (jobs: QueuedJob[]) => {
        await addNow(name, jobs);
        return jobs;
      };
      return [name, coalesce(add, { inFlight: 2, atOnce: AT_ONCE })];
    }),
  );
  const addMany: Jobs["addMany"] = async (contract, payloads) => {
    const jobs = payloads.map((data) => ({ name: contract.name, data, opts: jobOptions(contract, data) }));
    const added = Promise.all(jobs.map((job) => adders.get(contract.queue)?.(job)));
    underway.add(added);
    await added.finally(() => underway.delete(added));
  };
  return {
    backend,
    add: (contract, payload) => addMany(contract, [payload]),
    addMany,
    health: async () => {
      await within(PATIENCE_MS, Promise.all([backend.ping(), queueOf("intake")])).catch((error) => {
        throw new AppError("UNAVAILABLE", `the queue does not answer: ${error.message}`);
      });
    },
    depth: async () => {
      const depths = await Promise.all(QUEUES.map(async (name) => [name, await depthOf(await queueOf(name))] as const));
      // Safe: every queue is a key.
      return Object.fromEntries(depths) as Record<QueueName, QueueDepth>;
    },
    close: async () => {
      // What was handed over without waiting is not cut off half way: each bounds itself.
      await Promise.allSettled(underway);
      await within(PATIENCE_MS, forget()).catch(() => {});
      await backend.close();
    },
  };
}

async function depthOf(queue: Queue): Promise<QueueDepth> {
  const counts = await queue.getJobCounts("waiting", "delayed", "active");
  const [oldest] = await queue.getJobs(["waiting"], 0, 0, true);
  return {
    waiting: (counts.waiting ?? 0) + (counts.delayed ?? 0),
    active: counts.active ?? 0,
    oldestMs: oldest ? Math.max(0, Date.now() - oldest.timestamp) : 0,
  };
}

interface QueuedJob {
  name: string;
  data: unknown;
  opts: ReturnType<typeof jobOptions>;
}

function jobOptions(contract: JobContract, payload: unknown) {
  return {
    jobId: contract.id(payload),
    attempts: contract.attempts,
    backoff: { type: "exponential", delay: contract.backoffMs },
    removeOnComplete: true,
    removeOnFail: true,
  };
}
