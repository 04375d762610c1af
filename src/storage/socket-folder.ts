import { createHash } from "node:crypto";
import { join } from "node:path";

/** A Unix socket's path may have 107 bytes on Linux and 103 on macOS; PostgreSQL's own name for it takes 15 of them. */
const MOST_BYTES = 100;
const SOCKET_NAME = "/.s.PGSQL.5432";

/** Where a cluster lies inside the data folder. */
export const clusterFolder = (dataDir: string): string => join(dataDir, "postgres");

/**
 * The folder of the embedded server's Unix socket: in the data folder, or where that path is too long, a short one
 * under /tmp named after it. Not os.tmpdir(): TMPDIR of a service and of a person's shell differ, and both must find it.
 * @param dataDir absolute
 */
export function socketFolder(dataDir: string): string {
  const inside = join(clusterFolder(dataDir), "socket");
  if (Buffer.byteLength(inside + SOCKET_NAME) <= MOST_BYTES) return inside;
  return `/tmp/langnghe-${createHash("sha256").update(dataDir).digest("hex").slice(0, 16)}`;
}
