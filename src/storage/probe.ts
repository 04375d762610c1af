import postgres from "postgres";
import { EMBEDDED_NAME } from "#src/config.ts";
import { AppError } from "#src/errors.ts";
import type { Cluster } from "./cluster.ts";

/** Runs one piece of work over one connection to a database of the embedded server. */
export async function withMaintenance<T>(cluster: Cluster, work: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = postgres({
    host: cluster.socketDir,
    port: 5432, // else PGPORT decides
    user: EMBEDDED_NAME,
    database: "postgres",
    max: 1,
    connect_timeout: 5,
    onnotice: () => {},
    connection: { application_name: "langnghe-maintenance" },
  });
  try {
    return await work(sql);
  } finally {
    await sql.end({ timeout: 1 });
  }
}

/** `absent`: nothing listens. `busy`: it starts, recovers or shuts down. */
export type ServerState = "ready" | "busy" | "absent";

/**
 * Does the server of this cluster answer on its socket?
 * @throws {AppError} MISCONFIGURED when another server does
 */
export async function probe(cluster: Cluster): Promise<ServerState> {
  let served: string | undefined;
  try {
    [{ served }] = await withMaintenance(
      cluster,
      (sql) => sql<[{ served: string }]>`select current_setting('data_directory') as served`,
    );
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "ENOENT" || code === "ECONNREFUSED") return "absent";
    // 57P03 starting or recovering, 57P01 shutting down; a connection cut or refused for lack of room comes again too.
    return "busy";
  }
  if (served === cluster.files) return "ready";
  throw new AppError("MISCONFIGURED", `DATA_DIR: another PostgreSQL (of ${served}) answers in ${cluster.socketDir}`, {
    variables: ["DATA_DIR"],
  });
}
