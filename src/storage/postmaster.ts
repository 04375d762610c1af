import { execFileSync } from "node:child_process";
import { readFileSync, readlinkSync, rmSync } from "node:fs";
import { join } from "node:path";

/**
 * The process that PostgreSQL's own pid file names, when it lives and serves these files. After a crash the number may
 * belong to a zombie or to another program (in a container it usually does).
 * @param files the cluster's data directory, a real path
 */
export function findPostmaster(files: string): number | undefined {
  const pid = readPid(files);
  return pid !== undefined && serves(pid, files) ? pid : undefined;
}

/**
 * PostgreSQL refuses to start while the number in its pid file is alive, whoever that is.
 * @returns whether there was one: the server did not end by itself
 */
export function dropStalePidFile(files: string): boolean {
  if (readPid(files) === undefined || findPostmaster(files) !== undefined) return false;
  rmSync(join(files, "postmaster.pid"), { force: true });
  return true;
}

function readPid(files: string): number | undefined {
  try {
    const pid = Number.parseInt(readFileSync(join(files, "postmaster.pid"), "utf8"), 10);
    return Number.isNaN(pid) ? 0 : Math.abs(pid); // cut short by a crash: a pid file all the same, of nobody
  } catch {
    return undefined;
  }
}

function serves(pid: number, files: string): boolean {
  if (pid === 0) return false;
  if (process.platform !== "linux") return programOf(pid).endsWith("postgres");
  try {
    // The postmaster works in its data directory. A zombie has no working directory left to read.
    return (
      readlinkSync(`/proc/${pid}/cwd`) === files && readFileSync(`/proc/${pid}/comm`, "utf8").trim() === "postgres"
    );
  } catch {
    return false;
  }
}

function programOf(pid: number): string {
  try {
    return execFileSync("ps", ["-o", "comm=", "-p", String(pid)], { encoding: "utf8" }).trim();
  } catch {
    return "";
  }
}
