import { type Job, UnrecoverableError, WaitingError, type Worker } from "bullmq";
import type { Log } from "#src/log.ts";
import { metrics } from "#src/metrics.ts";
import type { QueueName } from "#src/ports/jobs.ts";
import type { Apart } from "./apart.ts";
import type { Backend } from "./backend.ts";
import type { Handler } from "./handler.ts";
import { type JobError, jobError } from "./job-error.ts";
import { LIMIT_MS, runLimited } from "./run-limited.ts";

export interface DeadJob {
  queue: QueueName;
  job: string;
  jobId: string;
  payload: unknown;
  reason: string;
  attempts: number;
}

export interface WorkersOptions {
  backend: Backend;
  log: Log;
  queue: QueueName;
  handlers: readonly Handler[];
  concurrency: number;
  /** Where suspects run. */
  apart: Apart;
  /** Writes the dead letter down, and marks the row that it speaks of. */
  bury(dead: DeadJob): Promise<void>;
  limitMs?: number;
}

/** Jobs in hand may take so long to end before they are handed back. */
const GRACE_MS = 6_000;
/** Then the connections are let go, whatever still runs. */
const CLOSE_MS = 9_000;

/**
 * Serves one queue. A job that kills its process leaves its neighbours behind with it, and nobody can tell which it was.
 * So whatever was left behind once is a suspect and from then on runs apart, one at a time, in a process of its own:
 * the innocent pass there, the poison dies alone and is buried. The queue itself never gives a job up for having
 * stalled (by BullMQ's rule four such jobs took sixty innocent ones with them).
 */
export async function startWorkers(options: WorkersOptions): Promise<{ close(): Promise<void> }> {
  const closing = new AbortController();
  const perform = async (job: Job, token?: string) => {
    const error = await tryJob(options, job, closing.signal);
    if (!error) return;
    if (closing.signal.aborted) {
      await job.moveToWait(token); // for the next process, as if we had never had it
      throw new WaitingError();
    }
    await settle(options, job, error);
  };
  const worker = await options.backend.worker(options.queue, perform, options.concurrency);
  return { close: () => closeWorker(worker, closing, options) };
}

async function tryJob(options: WorkersOptions, job: Job, closing: AbortSignal): Promise<JobError | undefined> {
  const endTimer = metrics.jobSeconds.startTimer({ job: job.name });
  try {
    const handler = options.handlers.find(({ contract }) => contract.name === job.name);
    if (!handler) throw new Error(`no handler for ${job.name}`); // perhaps of a newer version: try again later
    if (job.stalledCounter > 0) await options.apart.run(job.name, job.data, closing);
    else await runLimited(handler, job.data, closing, handler.contract.limitMs ?? options.limitMs ?? LIMIT_MS);
    endTimer({ outcome: "done" });
    return undefined;
  } catch (error) {
    endTimer({ outcome: "failed" });
    return jobError(error);
  }
}

/** A failed try: BullMQ tries again with growing pauses, or the job is dead. Always throws. */
async function settle(options: WorkersOptions, job: Job, error: JobError): Promise<never> {
  const attempts = job.attemptsMade + 1;
  const dead = error.hopeless || attempts >= (job.opts.attempts ?? 1);
  options.log.warn({ jobId: job.id, attempts, dead, reason: error.message }, "a job failed");
  // While storage is away nobody can be blamed, nor anything be written: the row still says that work is left.
  if (dead && !error.outage) await bury(options, job, error, attempts);
  throw error.hopeless ? new UnrecoverableError(error.message) : new Error(error.message);
}

async function bury(options: WorkersOptions, job: Job, error: JobError, attempts: number): Promise<void> {
  try {
    await options.bury({
      queue: options.queue,
      job: job.name,
      jobId: job.id ?? "",
      payload: job.data,
      reason: error.message,
      attempts,
    });
  } catch (problem) {
    // The sweep adds the job again, and it ends here again.
    options.log.error({ jobId: job.id, reason: jobError(problem).message }, "a dead letter could not be written");
  }
}

async function closeWorker(worker: Worker, closing: AbortController, options: WorkersOptions): Promise<void> {
  const grace = setTimeout(() => closing.abort(), GRACE_MS);
  let cut: NodeJS.Timeout | undefined;
  const tooLate = new Promise<void>((resolve) => {
    cut = setTimeout(resolve, CLOSE_MS);
  });
  await Promise.race([worker.close(), tooLate]);
  clearTimeout(grace);
  clearTimeout(cut);
  options.apart.close();
}
