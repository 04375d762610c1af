import { spawn } from "node:child_process";
import { appendFileSync, chownSync, existsSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { EMBEDDED_NAME } from "#src/config.ts";
import { AppError } from "#src/errors.ts";
import { findBinaries } from "./binaries.ts";
import type { Cluster } from "./cluster.ts";

const DRAFT = "files.init-";
const SETTINGS_FILE = "langnghe.conf";

/** Without LANG, initdb would make SQL_ASCII, where lower('ĐƯỜNG') is wrong: nothing is left to the environment. */
const TEXT = ["--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"];
// The socket's folder lets in its owner and root alone, so whoever gets that far is trusted.
const ACCESS = [`--username=${EMBEDDED_NAME}`, "--auth-local=trust", "--auth-host=reject"];

/** The environment of the server's programs: none of ours, which may hold secrets and PG* variables. */
export const SERVER_ENV = { PATH: process.env.PATH ?? "/usr/bin:/bin", LC_ALL: "C", TZ: "UTC" };

/** Makes the cluster's files when there are none. Killed half way it leaves only a draft, which the next call removes. */
export async function initCluster(cluster: Cluster): Promise<void> {
  if (existsSync(join(cluster.files, "PG_VERSION"))) return;
  dropDrafts(cluster.home);
  const draft = join(cluster.home, `${DRAFT}${process.pid}`);
  await runInitdb(cluster, draft);
  appendFileSync(join(draft, "postgresql.conf"), `\ninclude_if_exists = '${SETTINGS_FILE}'\n`);
  try {
    renameSync(draft, cluster.files);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(join(cluster.files, "PG_VERSION"))) throw error; // else another process was first
  }
}

function dropDrafts(home: string): void {
  for (const name of readdirSync(home)) {
    if (!name.startsWith(DRAFT) || isAlive(Number(name.slice(DRAFT.length)))) continue;
    rmSync(join(home, name), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  if (pid === process.pid) return false; // a draft of ours from before: numbers come again
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

async function runInitdb(cluster: Cluster, draft: string): Promise<void> {
  const { initdb } = await findBinaries(cluster);
  const child = spawn(initdb, ["-D", draft, ...TEXT, ...ACCESS], {
    ...cluster.account,
    cwd: "/",
    env: SERVER_ENV,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (bytes) => (said += bytes));
  const failure = await new Promise<string | null>((resolve) => {
    child.once("error", (error) => resolve(error.message));
    child.once("close", (code, signal) => resolve(code === 0 ? null : `initdb: ${signal ?? code}; ${said.trim()}`));
  });
  if (failure === null) return;
  rmSync(draft, { recursive: true, force: true });
  throw new AppError(
    "MISCONFIGURED",
    `The embedded PostgreSQL cannot be set up here (${failure}); or set DATABASE_URL`,
    {
      variables: ["DATABASE_URL", "DATA_DIR"],
    },
  );
}

/** Written at each start, so that a new release may change them; what ALTER SYSTEM set goes before. */
export function writeSettings(cluster: Cluster, extra: Record<string, string> = {}): void {
  const settings: Record<string, string> = {
    listen_addresses: "", // no TCP: no port to clash over, nothing to reach from outside
    unix_socket_directories: `"${cluster.serverSocketDir.replaceAll('"', '""')}"`,
    unix_socket_permissions: "0700",
    max_connections: "200", // each process and each queue keeps a pool of its own
    shared_buffers: "128MB",
    fsync: "on",
    log_timezone: "UTC",
    log_line_prefix: "%m [%p] ",
    // A failed statement and the key it names may hold personal data: the log gets the error's first line alone.
    log_min_error_statement: "panic",
    log_error_verbosity: "terse",
    ...extra,
  };
  const quote = (text: string) => `'${text.replaceAll("\\", "\\\\").replaceAll("'", "''")}'`;
  const lines = Object.entries(settings).map(([name, value]) => `${name} = ${quote(value)}\n`);
  const path = join(cluster.files, SETTINGS_FILE);
  writeFileSync(path, lines.join(""), { mode: 0o600 });
  if (cluster.account) chownSync(path, cluster.account.uid, cluster.account.gid);
}
