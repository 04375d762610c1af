import { databaseAddress, EMBEDDED_NAME } from "#src/config.ts";
import type { DbAddress } from "#src/db/client.ts";
import type { Log } from "#src/log.ts";
import { type Cluster, prepareCluster } from "./cluster.ts";
import { initCluster, writeSettings } from "./init-cluster.ts";
import { withMaintenance } from "./probe.ts";
import { type Run, runServer, stopServer } from "./run-server.ts";

export interface EmbeddedServer extends Run {
  address: DbAddress;
  /** @param fastMs how long an orderly stop may take before it is cut short */
  stop(fastMs?: number): Promise<void>;
}

/**
 * Starts the PostgreSQL that lives in the data folder, or takes over the one that a killed start left running, and makes
 * its database. Safe to call from several processes at once: they end up with the same server.
 * @param dataDir absolute
 * @param settings PostgreSQL settings on top of ours, used when this call starts the server
 * @throws {AppError} MISCONFIGURED or UNAVAILABLE with a sentence that says what to do
 */
export async function startEmbedded(
  dataDir: string,
  log: Log,
  settings: Record<string, string> = {},
): Promise<EmbeddedServer> {
  const beganMs = performance.now();
  const cluster = prepareCluster(dataDir);
  await initCluster(cluster);
  writeSettings(cluster, settings);
  const run = await runServer(cluster);
  await ensureDatabase(cluster);
  const tookMs = Math.round(performance.now() - beganMs);
  log.info({ tookMs, ...run }, run.started ? "PostgreSQL started" : "PostgreSQL was running and is used");
  return {
    ...run,
    address: databaseAddress({ databaseUrl: null, dataDir }),
    stop: (fastMs = 10_000) => stopServer(cluster, fastMs),
  };
}

async function ensureDatabase(cluster: Cluster): Promise<void> {
  await withMaintenance(cluster, async (sql) => {
    const found = await sql`select 1 from pg_database where datname = ${EMBEDDED_NAME}`;
    if (found.length > 0) return;
    await sql`create database ${sql(EMBEDDED_NAME)}`.catch((error) => {
      // Two starts at once: the other one made it.
      if (error.code !== "42P04" && error.code !== "23505") throw error;
    });
  });
}
