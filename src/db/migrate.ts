import { fileURLToPath } from "node:url";
import { migrate as applyMigrations } from "drizzle-orm/postgres-js/migrator";
import { AppError } from "#src/errors.ts";
import type { DbClient } from "./client.ts";

const FOLDER = fileURLToPath(new URL("../../migrations", import.meta.url));
/** Any number that nothing else in the database uses; "LNGM" in ASCII. */
const MIGRATION_LOCK = 0x4c4e474d;
const LEAST_VERSION = 15;

/**
 * Brings the tables up to date. Several processes may call it at once: one works, the others wait and find it done.
 * @param client with a pool of at least two connections: one holds the lock while another works
 * @throws {AppError} MISCONFIGURED when PostgreSQL is too old
 */
export async function migrate(client: DbClient): Promise<void> {
  const [server] = await client.sql<[{ version: number }]>`
    select current_setting('server_version_num')::int / 10000 as version`;
  if (server.version < LEAST_VERSION) {
    throw new AppError("MISCONFIGURED", `DATABASE_URL: expected PostgreSQL ≥ ${LEAST_VERSION}, got ${server.version}`, {
      variables: ["DATABASE_URL"],
    });
  }
  await client.sql.begin(async (tx) => {
    await tx`select pg_advisory_xact_lock(${MIGRATION_LOCK})`;
    await applyMigrations(client.db, { migrationsFolder: FOLDER });
  });
}
