import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BackendOptions } from "#queues/backend.ts";

export interface Seen {
  begun?: number;
  apart?: boolean;
  done?: number;
  dead?: number;
  reason?: string;
}

export interface WorkerProcess {
  seen(): Seen[];
  /** How often it died without being asked to. */
  deaths(): number;
  /** SIGKILL; it is started again, as after every death. */
  kill(): void;
  close(): Promise<void>;
}

/** Runs poison-worker.ts and starts it again whenever it dies, as the supervisor does. */
export function keepWorking(options: Omit<BackendOptions, "log">, workMs = 0): WorkerProcess {
  const folder = mkdtempSync(join(tmpdir(), "langnghe-trial-"));
  const file = join(folder, "seen.jsonl");
  const { redisUrl, database, prefix, lockMs } = options;
  const env = { ...process.env, TRIAL: JSON.stringify({ redisUrl, database, prefix, lockMs, file, workMs }) };
  let closed = false;
  let deaths = -1;
  let child: ChildProcess;
  const launch = () => {
    deaths += 1;
    // The same Node as ours, without what Vitest hangs on it.
    child = spawn(process.execPath, [join(import.meta.dirname, "poison-worker.ts")], {
      cwd: join(import.meta.dirname, "../../.."),
      env: { ...env, NODE_OPTIONS: "" },
      stdio: ["ignore", "inherit", "inherit", "ipc"],
    });
    child.once("exit", () => {
      if (!closed) launch();
    });
  };
  launch();
  return {
    deaths: () => deaths,
    seen: () =>
      existsSync(file)
        ? readFileSync(file, "utf8")
            .split("\n")
            .slice(0, -1)
            .map((line): Seen => JSON.parse(line))
        : [],
    kill: () => child.kill("SIGKILL"),
    close: async () => {
      closed = true;
      const gone = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGKILL");
      await gone;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
