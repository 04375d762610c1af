import { assertSchemaCompatibility, createPostgresBackend, Queue, runMigrations, Worker } from "bullmq";
import pg from "pg";
import type { DbAddress } from "#src/db/client.ts";
import type { Backend, BackendOptions } from "./backend.ts";
import { errorLog, workerSettings } from "./worker-settings.ts";

/** Opened one by one as they are needed and closed when idle; a worker's LISTEN holds one for good. */
const POOL_SIZE = 6;
const SCHEMA = "bullmq";

export function onPostgres({ database, log, prefix = "langnghe", lockMs }: BackendOptions): Backend {
  const complain = errorLog(log, "the PostgreSQL of the queue");
  const pool = new pg.Pool({
    ...addressOf(database),
    max: POOL_SIZE,
    connectionTimeoutMillis: 2_000,
    idleTimeoutMillis: 10_000,
    keepAlive: true,
    application_name: "langnghe-queue",
  });
  pool.setMaxListeners(0); // each queue and worker listens for errors
  pool.on("error", complain);
  // BullMQ asks its tables once and remembers a failure for ever: nothing of it is made before they are known to be there.
  let tables: Promise<void> | undefined;
  const tablesThere = () => {
    tables ??= prepareTables(pool).catch((error) => {
      tables = undefined;
      throw error;
    });
    return tables;
  };
  const nameOf = (name: string) => `${prefix}-${name}`;
  return {
    queue: async (name) => {
      await tablesThere();
      // Safe (here and below): the classes are typed for Redis, the factory decides what they speak to.
      const queue = new Queue(nameOf(name), { connection: pool as never }, createPostgresBackend as never);
      queue.on("error", complain);
      return queue;
    },
    worker: async (name, process, concurrency) => {
      await tablesThere();
      const options = { ...workerSettings(lockMs), concurrency, connection: pool as never };
      const worker = new Worker(nameOf(name), process, options, createPostgresBackend as never);
      worker.on("error", complain);
      await worker.waitUntilReady();
      return worker;
    },
    ping: async () => void (await pool.query("select version from migration limit 1")),
    close: () => pool.end(),
  };
}

/**
 * The session's schema is set in the address, for BullMQ's SQL names none. A job is a nudge: one that a crash takes is
 * added again by the sweep, so nothing here waits for the disk.
 */
function addressOf(database: DbAddress): pg.PoolConfig {
  const session = `-c search_path=${SCHEMA} -c synchronous_commit=off`;
  if (!("url" in database))
    return {
      host: database.socketDir,
      port: 5432,
      user: database.user,
      database: database.database,
      options: session,
    };
  const url = new URL(database.url);
  url.searchParams.set("options", [url.searchParams.get("options"), session].filter(Boolean).join(" "));
  return { connectionString: url.href };
}

/** BullMQ's own migrations; a lock of its own keeps processes that start together apart. */
async function prepareTables(pool: pg.Pool): Promise<void> {
  const client = await pool.connect();
  try {
    await assertSchemaCompatibility(client, SCHEMA).catch(() => runMigrations(client, SCHEMA));
  } finally {
    client.release();
  }
}

/** Makes the queue's tables before any process needs them; each would do it by itself otherwise. */
export async function preparePostgres(database: DbAddress): Promise<void> {
  const pool = new pg.Pool({ ...addressOf(database), max: 1, connectionTimeoutMillis: 5_000 });
  try {
    await prepareTables(pool);
  } finally {
    await pool.end();
  }
}
