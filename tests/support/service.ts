import { type ChildProcess, execFile, execFileSync, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { request } from "undici";
import { databaseAddress, loadConfig, type ProcessRole } from "#src/config.ts";
import { connect, type DbClient } from "#src/db/client.ts";
import { clusterFolder } from "#src/storage/socket-folder.ts";

const ROOT = join(import.meta.dirname, "../..");
const LOADER = join(ROOT, "src/bin/jsx-loader.mjs");
const READY_MS = 60_000;

export interface Service {
  url: string;
  dataDir: string;
  /** The one-time password of admin@langnghe.local. */
  adminPassword: string;
  readyMs: number;
  /** A client of the service's own database, for counting what is there. */
  database: DbClient;
  /** `langnghe <words>`: what it printed. Rejects when it fails. */
  command(words: string[], input?: string): Promise<string>;
  /** Process ids of a role now. */
  pidsOf(role: ProcessRole): number[];
  /** What `pg_ctl stop -m immediate` does; the supervisor starts it again. */
  crashPostgres(): void;
  /** SIGTERM; resolves with the exit status and how long it took. */
  stop(): Promise<{ code: number | null; ms: number }>;
  log(): string;
}

/** The whole service as its users run it, in a folder of its own. `REDIS_URL` in `env` chooses the queue. */
export async function startService(env: Record<string, string> = {}): Promise<Service> {
  const dataDir = mkdtempSync(join(tmpdir(), "langnghe-run-"));
  const port = await freePort();
  // Vitest's own variables, and where this machine's own service keeps its data, are not the service's business.
  const { DATABASE_URL: _, REDIS_URL: __, NODE_ENV: ___, NODE_OPTIONS: ____, ...inherited } = process.env;
  // "$PORT" in a value: the address of the service itself, which is known only now.
  const given = Object.fromEntries(
    Object.entries(env).map(([name, value]) => [name, value.replace("$PORT", `${port}`)]),
  );
  const all = { ...inherited, DATA_DIR: dataDir, PORT: String(port), LOG_LEVEL: "warn", ...given };
  const startedMs = performance.now();
  const child = spawn(process.execPath, ["--import", LOADER, join(ROOT, "src/bin/start.ts")], {
    cwd: ROOT,
    env: all,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const output = collect(child);
  const url = `http://127.0.0.1:${port}`;
  await untilReady(url, child, output, env.ROLES ? "healthz" : "readyz");
  const readyMs = performance.now() - startedMs;
  const database = connect(databaseAddress(loadConfig({ DATA_DIR: dataDir })), 2);
  return {
    url,
    dataDir,
    adminPassword: /admin@langnghe\.local (\S+)/.exec(output())?.[1] ?? "",
    readyMs,
    database,
    command: (words, input) => command(words, input, all),
    pidsOf: (role) => pidsOf(child.pid ?? 0, role),
    crashPostgres: () => {
      const pid = readFileSync(join(clusterFolder(dataDir), "files", "postmaster.pid"), "utf8").split("\n")[0];
      process.kill(Number(pid), "SIGQUIT");
    },
    stop: async () => {
      await database.close();
      const beganMs = performance.now();
      const gone = child.exitCode === null ? new Promise((resolve) => child.once("exit", resolve)) : null;
      child.kill("SIGTERM");
      await gone;
      rmSync(dataDir, { recursive: true, force: true });
      return { code: child.exitCode, ms: performance.now() - beganMs };
    },
    log: output,
  };
}

function collect(child: ChildProcess): () => string {
  let text = "";
  child.stdout?.on("data", (chunk) => (text += chunk));
  child.stderr?.on("data", (chunk) => (text += chunk));
  return () => text;
}

/** Waits until database, queue and model are all up. */
async function untilReady(url: string, child: ChildProcess, output: () => string, path: string): Promise<void> {
  const untilMs = performance.now() + READY_MS;
  while (performance.now() < untilMs) {
    if (child.exitCode !== null) throw new Error(`the service ended with ${child.exitCode}:\n${output()}`);
    const ready = await request(`${url}/${path}`).then(
      async ({ statusCode, body }) => {
        await body.dump();
        return statusCode === 200;
      },
      () => false,
    );
    if (ready) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  child.kill("SIGKILL");
  throw new Error(`the service was not ready in time:\n${output()}`);
}

async function command(words: string[], input: string | undefined, env: NodeJS.ProcessEnv): Promise<string> {
  const run = promisify(execFile)(process.execPath, ["--import", LOADER, join(ROOT, "src/bin/langnghe.ts"), ...words], {
    cwd: ROOT,
    env,
    maxBuffer: 64 * 1024 * 1024,
  });
  run.child.stdin?.end(input ?? "");
  return (await run).stdout;
}

function pidsOf(supervisor: number, role: ProcessRole): number[] {
  const lines = execFileSync("ps", ["-eo", "pid=,ppid=,args="], { encoding: "utf8" }).split("\n");
  return lines.flatMap((line) => {
    const [pid, parent, ...args] = line.trim().split(/\s+/);
    return Number(parent) === supervisor && args.join(" ").endsWith(`/${role}.ts`) ? [Number(pid)] : [];
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const listener = createServer().listen(0, "127.0.0.1", () => {
      const address = listener.address();
      listener.close(() =>
        typeof address === "object" && address ? resolve(address.port) : reject(new Error("no port")),
      );
    });
  });
}
