import { closeSync, copyFileSync, openSync, readSync, statSync, truncateSync } from "node:fs";
import { join } from "node:path";

export const serverLogFile = (dataDir: string): string => join(dataDir, "postgres.log");

const MOST_BYTES = 10 * 1024 * 1024;

/** Opened by us and handed to the server, which may have no right to open a file in the data folder. */
export const openServerLog = (path: string): number => openSync(path, "a", 0o600);

/** Keeps the log and one older piece of it. The server writes in append mode, so it goes on at the new start. */
export function boundServerLog(path: string, mostBytes = MOST_BYTES): void {
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  if (size <= mostBytes) return;
  copyFileSync(path, `${path}.1`);
  truncateSync(path);
}

/** What was written from byte `from` on, at most the last 2,000 bytes of it: the reason why a start failed. */
export function serverLogSince(path: string, from: number): string {
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  const bytes = Buffer.alloc(Math.max(0, Math.min(size - from, 2_000)));
  const file = openSync(path, "r");
  try {
    readSync(file, bytes, 0, bytes.length, size - bytes.length);
  } finally {
    closeSync(file);
  }
  return bytes.toString("utf8").trim();
}
