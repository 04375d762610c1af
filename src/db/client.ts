import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import * as schema from "./schema/index.ts";

export type Db = PostgresJsDatabase<typeof schema>;
/** A transaction of `Db`; what a service needs of either. */
export type Tx = Db | Parameters<Parameters<Db["transaction"]>[0]>[0];

export interface DbClient {
  db: Db;
  /** For the hot paths, where one statement says more than a builder. */
  sql: postgres.Sql;
  close(): Promise<void>;
}

/** Where PostgreSQL answers: a URL, or the Unix socket of the embedded server. */
export type DbAddress = { url: string } | { socketDir: string; user: string; database: string };

/**
 * @param poolSize connections at most; each process has its own pool
 * @param redoable for work that is simply done again when a crash takes its last commits: they need not wait for the
 *   disk. Never for what was promised to somebody outside
 */
export function connect(address: DbAddress, poolSize = 10, redoable = false): DbClient {
  const options = {
    max: poolSize,
    idle_timeout: 60,
    connect_timeout: 5,
    onnotice: () => {},
    // UTC in and out: screens convert.
    connection: {
      application_name: "langnghe",
      TimeZone: "UTC",
      ...(redoable ? { synchronous_commit: "off" } : {}),
    },
  };
  const sql =
    "url" in address
      ? postgres(address.url, options)
      : postgres({ ...options, host: address.socketDir, port: 5432, user: address.user, database: address.database });
  return { db: drizzle(sql, { schema }), sql, close: () => sql.end({ timeout: 5 }) };
}
