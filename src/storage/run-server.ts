import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, statSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { AppError } from "#src/errors.ts";
import { findBinaries } from "./binaries.ts";
import type { Cluster } from "./cluster.ts";
import { SERVER_ENV } from "./init-cluster.ts";
import { dropStalePidFile, findPostmaster } from "./postmaster.ts";
import { probe } from "./probe.ts";
import { boundServerLog, openServerLog, serverLogSince } from "./server-log.ts";

const POLL_MS = 25;
/** Recovery after a crash under heavy writing may take this long. */
const START_MS = 120_000;
/** A server that lives but has no socket: its folder was emptied under it. */
const DEAF_MS = 15_000;
const STOP_IMMEDIATE_MS = 1_500;

export interface Run {
  /** false: it ran already and was taken over. */
  started: boolean;
  /** The last run did not end in an orderly way; PostgreSQL replayed its log. */
  recovered: boolean;
}

/** Leaves the cluster's server running and answering, whatever was there before. */
export async function runServer(cluster: Cluster): Promise<Run> {
  const run: Run = { started: false, recovered: false };
  const beganMs = Date.now();
  while (Date.now() - beganMs < START_MS) {
    const state = await probe(cluster);
    if (state === "ready") return run;
    const postmaster = findPostmaster(cluster.files);
    if (postmaster !== undefined && state === "absent" && Date.now() - beganMs > DEAF_MS) {
      await stopServer(cluster, DEAF_MS);
    } else if (postmaster !== undefined || state === "busy") {
      await wait(POLL_MS);
    } else {
      run.recovered = dropStalePidFile(cluster.files) || run.recovered;
      run.started = (await launch(cluster)) || run.started;
    }
  }
  throw new AppError("UNAVAILABLE", `PostgreSQL did not answer within ${START_MS / 1000} s; see ${cluster.logFile}`);
}

/**
 * Starts the program itself rather than through pg_ctl, which passes paths through a shell and polls slowly.
 * @returns false when it ended again because of another run of it that is about to end or won the race
 */
async function launch(cluster: Cluster): Promise<boolean> {
  const { postgres } = await findBinaries(cluster);
  boundServerLog(cluster.logFile);
  const logFrom = statSync(cluster.logFile, { throwIfNoEntry: false })?.size ?? 0;
  const logFile = openServerLog(cluster.logFile);
  // Detached: Ctrl-C at the terminal is for us, and the server goes down after those who use it.
  const child = spawn(postgres, ["-D", cluster.files], {
    ...cluster.account,
    cwd: "/",
    env: SERVER_ENV,
    stdio: ["ignore", logFile, logFile],
    detached: true,
  });
  closeSync(logFile);
  const failure = await untilAnswering(child, cluster);
  child.unref();
  if (failure === null) return true;
  const reason = serverLogSince(cluster.logFile, logFrom);
  if (/lock file "postmaster.pid" already exists|shared memory block/.test(reason)) {
    await wait(POLL_MS * 4);
    return false;
  }
  throw new AppError("UNAVAILABLE", `PostgreSQL did not start (${failure}): ${reason || `see ${cluster.logFile}`}`);
}

async function untilAnswering(child: ChildProcess, cluster: Cluster): Promise<string | null> {
  let failure: string | null = null;
  child.once("error", (error) => (failure = error.message));
  child.once("exit", (code, signal) => (failure = String(signal ?? code)));
  while (failure === null && (await probe(cluster)) !== "ready") await wait(POLL_MS);
  return failure;
}

/**
 * Stops the server in an orderly way (sessions are cut, everything is written); after `fastMs` without writing, and the
 * next start recovers.
 */
export async function stopServer(cluster: Cluster, fastMs: number): Promise<void> {
  for (const [signal, patienceMs] of [
    ["SIGINT", fastMs],
    ["SIGQUIT", STOP_IMMEDIATE_MS],
    ["SIGKILL", STOP_IMMEDIATE_MS],
  ] as const) {
    const pid = findPostmaster(cluster.files);
    if (pid === undefined) return;
    process.kill(pid, signal);
    const untilMs = Date.now() + patienceMs;
    while (findPostmaster(cluster.files) !== undefined && Date.now() < untilMs) await wait(POLL_MS);
  }
}
