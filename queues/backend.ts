import type { Processor, Queue, Worker } from "bullmq";
import type { DbAddress } from "#src/db/client.ts";
import type { Log } from "#src/log.ts";
import { onPostgres, preparePostgres } from "./on-postgres.ts";
import { onRedis } from "./on-redis.ts";

export type Process = Processor;

/** Queues and workers of one kind of storage: the rest of this folder does not know which. */
export interface Backend {
  /** The producer's side. The caller closes it. */
  queue(name: string): Promise<Queue>;
  /** Begins to work at once. The caller closes it. */
  worker(name: string, process: Process, concurrency: number): Promise<Worker>;
  /** @throws when the storage does not answer, or takes no writes */
  ping(): Promise<void>;
  close(): Promise<void>;
}

export interface BackendOptions {
  /** null: jobs are kept in PostgreSQL, schema `bullmq` of `database`. */
  redisUrl: string | null;
  database: DbAddress;
  log: Log;
  /** Keeps the queues of tests apart. */
  prefix?: string | undefined;
  /** How long a job counts as in hand without a sign of life; tests that kill processes shorten it. */
  lockMs?: number | undefined;
}

export const openBackend = (options: BackendOptions): Backend =>
  options.redisUrl ? onRedis(options.redisUrl, options) : onPostgres(options);

/** Makes the tables of a queue in PostgreSQL; nothing to do where Redis is the queue. */
export async function prepareQueue(options: Pick<BackendOptions, "redisUrl" | "database">): Promise<void> {
  if (!options.redisUrl) await preparePostgres(options.database);
}
