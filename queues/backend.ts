import {
  createPostgresBackend,
  type Processor,
  Queue,
  type QueueOptions,
  runMigrations,
  Worker,
  withBackend,
} from "bullmq";
import { Redis } from "ioredis";
import pg from "pg";
import type { DbAddress } from "#src/db/client.ts";
import type { Log } from "#src/log.ts";

/** Queues and workers of one kind of storage: the rest of this folder does not know which. */
export interface Backend {
  queue(name: string): Queue;
  worker(name: string, process: Process, options: { concurrency: number; maxStalledCount: number }): Worker;
  /** @throws when the storage does not answer */
  ping(): Promise<void>;
  close(): Promise<void>;
}

export type Process = Processor;

/** A dead process's job is picked up again after at most twice this (stack: 13–19 s for 6,000 jobs under kill -9). */
const LOCK_MS = 5_000;

const workerSettings = ({ lockMs = LOCK_MS }: BackendOptions) => ({
  lockDuration: lockMs,
  stalledInterval: lockMs,
  // Every job's record is in our own tables: a finished one leaves nothing behind.
  removeOnComplete: { count: 0 },
  removeOnFail: { count: 0 },
});

export interface BackendOptions {
  redisUrl: string | null;
  database: DbAddress;
  log: Log;
  /** Keeps queues of tests apart. */
  prefix?: string | undefined;
  /** How long a job counts as in hand without a sign of life; tests that kill processes shorten it. */
  lockMs?: number | undefined;
}

export const openBackend = (options: BackendOptions): Backend =>
  options.redisUrl ? onRedis(options.redisUrl, options) : onPostgres(options);

function onRedis(url: string, given: BackendOptions): Backend {
  const { log, prefix = "langnghe" } = given;
  const settings = workerSettings(given);
  const complain = outageLog(log, "Redis");
  // Producers fail at once, so that a webhook is answered; workers wait for as long as it takes.
  const producer = new Redis(url, { maxRetriesPerRequest: 1, commandTimeout: 2_000 });
  const consumer = new Redis(url, { maxRetriesPerRequest: null });
  for (const client of [producer, consumer]) client.on("error", complain);
  const options: QueueOptions = { connection: producer, prefix, skipWaitingForReady: true };
  return {
    queue: (name) => listen(new Queue(name, options), complain),
    worker: (name, process, limits) =>
      listen(new Worker(name, process, { ...settings, ...limits, connection: consumer, prefix }), complain),
    ping: async () => void (await producer.ping()),
    close: async () => {
      producer.disconnect();
      consumer.disconnect();
    },
  };
}

function onPostgres(given: BackendOptions): Backend {
  const { database, log, prefix = "langnghe" } = given;
  const settings = workerSettings(given);
  const complain = outageLog(log, "the queue's PostgreSQL");
  const pool = new pg.Pool({
    ...("url" in database
      ? { connectionString: database.url }
      : { host: database.socketDir, port: 5432, user: database.user, database: database.database }),
    max: 12,
    // Where BullMQ keeps its tables; it sets this itself only for pools that it makes.
    options: "-c search_path=bullmq",
    connectionTimeoutMillis: 2_000,
    application_name: "langnghe-queue",
  });
  pool.on("error", complain);
  const Bound = withBackend(createPostgresBackend);
  return {
    // Safe: the same classes with another storage; BullMQ types them apart.
    queue: (name) => listen(new Bound.Queue(name, { connection: pool, prefix }) as unknown as Queue, complain),
    worker: (name, process, limits) =>
      listen(
        // Safe: as above.
        new Bound.Worker(name, process, {
          ...settings,
          ...limits,
          connection: pool,
          prefix,
        } as never) as unknown as Worker,
        complain,
      ),
    ping: async () => void (await pool.query("select 1")),
    close: async () => void (pool.ended || (await pool.end())),
  };
}

/** The queue's own tables (schema `bullmq`); does nothing when they are there, or when Redis is the queue. */
export async function prepareQueue(options: Pick<BackendOptions, "redisUrl" | "database">): Promise<void> {
  if (options.redisUrl) return;
  const { database } = options;
  const client = new pg.Client(
    "url" in database
      ? { connectionString: database.url }
      : { host: database.socketDir, port: 5432, user: database.user, database: database.database },
  );
  await client.connect();
  try {
    await runMigrations(client);
  } finally {
    await client.end();
  }
}

/** Without a listener for "error" a lost connection would end the process. */
function listen<E extends { on(event: "error", listener: (error: Error) => void): unknown }>(
  emitter: E,
  complain: (error: Error) => void,
): E {
  emitter.on("error", complain);
  return emitter;
}

/** An outage makes thousands of errors; one line in ten seconds tells of it. */
function outageLog(log: Log, what: string): (error: Error) => void {
  let quietUntilMs = 0;
  return (error) => {
    if (performance.now() < quietUntilMs) return;
    quietUntilMs = performance.now() + 10_000;
    log.warn({ reason: error.message }, `${what} does not answer; work waits in the database`);
  };
}
