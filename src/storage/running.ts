import { execFileSync } from "node:child_process";
import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** The start that runs on a data folder. */
export interface RunningStart {
  pid: number;
  /** When that process began, in the words of the system: a number that comes again belongs to another process. */
  began: string;
  /** Where the service answers. */
  url: string;
}

const fileOf = (dataDir: string) => join(dataDir, "running.json");

/** Tells others, even while the database is down and its lock with it, that this process runs the service here. */
export function recordRunning(dataDir: string, url: string): void {
  const running: RunningStart = { pid: process.pid, began: beganAt(process.pid) ?? "", url };
  const draft = `${fileOf(dataDir)}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(running));
  renameSync(draft, fileOf(dataDir));
}

export const forgetRunning = (dataDir: string): void => rmSync(fileOf(dataDir), { force: true });

/** The process that runs the service on this data folder, when it still lives. */
export function findRunning(dataDir: string): RunningStart | undefined {
  try {
    const running: RunningStart = JSON.parse(readFileSync(fileOf(dataDir), "utf8"));
    return running.pid !== process.pid && beganAt(running.pid) === running.began ? running : undefined;
  } catch {
    return undefined; // none, or cut short by a crash
  }
}

/** Linux: ticks since boot, with the boot's own id. Elsewhere: what ps prints. */
function beganAt(pid: number): string | undefined {
  try {
    if (process.platform !== "linux") {
      return execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" }).trim();
    }
    // The name in brackets may hold spaces; state and start are the 1st and 20th fields after it.
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ") ?? [];
    const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
    return fields[0] === "Z" ? undefined : `${boot} ${fields[19]}`;
  } catch {
    return undefined;
  }
}
