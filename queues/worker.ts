import { type Job, UnrecoverableError, type Worker } from "bullmq";
import { z } from "zod";
import { AppError, type ErrorCode } from "#src/errors.ts";
import type { Log } from "#src/log.ts";
import { metrics } from "#src/metrics.ts";
import type { QueueName } from "#src/ports/jobs.ts";
import { type BackendOptions, openBackend, type Process } from "./backend.ts";
import { quarantineOf } from "./enqueue.ts";
import type { Handler } from "./handler.ts";

export interface DeadJob {
  queue: QueueName;
  job: string;
  jobId: string;
  payload: unknown;
  reason: string;
  attempts: number;
}

export interface WorkersOptions extends BackendOptions {
  queue: QueueName;
  handlers: Handler[];
  concurrency: number;
  /** Writes the dead letter down. */
  bury(dead: DeadJob): Promise<void>;
  /** One job may take this long. */
  limitMs?: number;
}

/** No later try can mend these. */
const HOPELESS: readonly ErrorCode[] = ["INVALID", "NOT_FOUND", "UNPROCESSABLE", "UNSUPPORTED", "MISCONFIGURED"];

/** Jobs of a crowd share the fate of their process; a suspect is run by itself, and may take it down this often more. */
const CROWD_STALLS = 10;
const QUARANTINE_STALLS = 1;

/**
 * Serves one queue. A job that takes its process down makes suspects of all that ran beside it. Suspects are moved to a
 * quarantine queue that runs one at a time: the innocent pass there, the poison goes down alone and ends as a dead
 * letter. (Without this, four such jobs took sixty innocent ones with them: stack.md §2.2.)
 */
export async function startWorkers(options: WorkersOptions): Promise<{ close(): Promise<void> }> {
  const backend = openBackend(options);
  const closing = new AbortController();
  const quarantine = backend.queue(quarantineOf(options.queue));
  const run = runner(options, closing.signal);
  const crowd: Process = async (job) => {
    if (job.stalledCounter === 0) return run(job);
    await quarantine.add(job.name, job.data, { ...job.opts, jobId: job.id ?? "" });
  };
  const workers = [
    backend.worker(options.queue, crowd, { concurrency: options.concurrency, maxStalledCount: CROWD_STALLS }),
    backend.worker(quarantine.name, run, { concurrency: 1, maxStalledCount: QUARANTINE_STALLS }),
  ];
  for (const worker of workers) worker.on("failed", (job, error) => void buryIfDead(options, job, error));
  await Promise.all(workers.map((worker) => worker.waitUntilReady()));
  return {
    close: async () => {
      await closeWorkers(workers, closing);
      await quarantine.close().catch(() => {});
      await backend.close();
    },
  };
}

/** Time to finish what was begun; what is left then goes back to the queue when its lock runs out. */
const GRACE_MS = 8_000;

async function closeWorkers(workers: Worker[], closing: AbortController): Promise<void> {
  const timer = setTimeout(() => closing.abort(), GRACE_MS);
  await Promise.allSettled(workers.map((worker) => worker.close()));
  clearTimeout(timer);
}

function runner(options: WorkersOptions, closing: AbortSignal): Process {
  const handlers = new Map(options.handlers.map((one) => [one.contract.name, one]));
  return async (job) => {
    const handler = handlers.get(job.name);
    if (!handler) throw new UnrecoverableError(`no handler for ${job.name}`);
    const endTimer = metrics.jobSeconds.startTimer({ job: job.name });
    const signal = AbortSignal.any([closing, AbortSignal.timeout(options.limitMs ?? 10_000)]);
    try {
      await Promise.race([handler.run(job.data, signal), aborted(signal)]);
      endTimer({ outcome: "done" });
    } catch (error) {
      endTimer({ outcome: "failed" });
      throw isHopeless(error) ? new UnrecoverableError(reasonOf(error)) : error;
    }
  };
}

/** Work that does not listen to its signal is left behind; its transaction, if it ever ends, finds nothing to do. */
function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener("abort", () => reject(new AppError("UNAVAILABLE", "took too long and was stopped")), {
      once: true,
    });
  });
}

const isHopeless = (error: unknown) =>
  error instanceof z.ZodError || (error instanceof AppError && HOPELESS.includes(error.code));

/** What a dead letter says: our own sentences whole; of others only the kind, for a message may quote a citizen. */
function reasonOf(error: unknown): string {
  if (error instanceof AppError) return `${error.code}: ${error.message}`;
  if (error instanceof z.ZodError) return "the payload does not fit the job";
  if (error instanceof UnrecoverableError) return error.message;
  return error instanceof Error ? `${error.name}: ${error.message.split("\n")[0]?.slice(0, 200)}` : String(error);
}

async function buryIfDead(options: WorkersOptions, job: Job | undefined, error: Error): Promise<void> {
  if (!job) return;
  const triesLeft = job.attemptsMade < (job.opts.attempts ?? 1);
  const stalled = /stalled more than/.test(error.message);
  if (triesLeft && !stalled && !(error instanceof UnrecoverableError)) return;
  const dead: DeadJob = {
    queue: options.queue,
    job: job.name,
    jobId: job.id ?? "",
    payload: job.data,
    reason: stalled ? "took its process down each time it ran" : reasonOf(error),
    attempts: Math.max(job.attemptsMade, job.attemptsStarted),
  };
  try {
    await options.bury(dead);
    await options.handlers.find(({ contract }) => contract.name === job.name)?.onDead(job.data);
    tell(options.log, dead);
  } catch (problem) {
    // The row still says that work is left: the sweep adds the job again, and it ends here again.
    options.log.error({ err: problem, jobId: dead.jobId }, "a dead letter could not be written");
  }
}

const tell = (log: Log, { job, jobId, reason }: DeadJob) => log.error({ job, jobId, reason }, "a job gave up");
