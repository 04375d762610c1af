import type { Queue } from "bullmq";
import { type JobContract, type Jobs, QUEUES, type QueueName } from "#src/ports/jobs.ts";
import { type Backend, type BackendOptions, openBackend } from "./backend.ts";

export interface QueueJobs extends Jobs {
  /** @throws when the queue does not answer */
  health(): Promise<void>;
  close(): Promise<void>;
}

/** Longer than this is an outage: the answer to a provider must not wait for the queue. */
const PATIENCE_MS = 1_000;

/** The producer's side. What cannot be added is found by the sweep, so nothing here ever throws at a service. */
export function queueJobs(options: BackendOptions): QueueJobs {
  const backend = openBackend(options);
  const queues = openQueues(backend);
  /** After a failure the queue is left alone for a moment, instead of asking for each delivery. */
  let downUntilMs = 0;
  const nudge = async (add: () => Promise<unknown>) => {
    if (performance.now() < downUntilMs) return;
    try {
      await within(PATIENCE_MS, add());
    } catch (error) {
      downUntilMs = performance.now() + PATIENCE_MS;
      options.log.warn(
        { reason: error instanceof Error ? error.message : String(error) },
        "job not added; the sweep will",
      );
    }
  };
  return {
    add: (contract, payload) =>
      nudge(() => queues[contract.queue].add(contract.name, payload, jobOptions(contract, payload))),
    addMany: async (contract, payloads) => {
      if (payloads.length === 0) return;
      await nudge(() =>
        queues[contract.queue].addBulk(
          payloads.map((data) => ({ name: contract.name, data, opts: jobOptions(contract, data) })),
        ),
      );
    },
    health: () => backend.ping(),
    close: async () => {
      await Promise.allSettled(Object.values(queues).map((queue) => queue.close()));
      await backend.close();
    },
  };
}

export const quarantineOf = (queue: QueueName): string => `${queue}-quarantine`;

function openQueues(backend: Backend): Record<QueueName, Queue> {
  // Safe: every queue is a key.
  return Object.fromEntries(QUEUES.map((name) => [name, backend.queue(name)])) as Record<QueueName, Queue>;
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

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  work.catch(() => {}); // told below or too late: either way it is handled
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${ms} ms`)), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
