import { readFileSync, statSync } from "node:fs";
import { AppError } from "#src/errors.ts";

/** Whom the database server runs as. */
export interface Account {
  uid: number;
  gid: number;
}

/**
 * PostgreSQL refuses to run as root, so there it gets an account of its own: the owner of the cluster that exists, else
 * `postgres`, else `nobody`.
 * @returns null when it runs as we do
 * @throws {AppError} MISCONFIGURED when the cluster belongs to somebody else and we are not root
 */
export function serverAccount(cluster: string): Account | null {
  const uid = process.getuid?.();
  const owner = statSync(cluster, { throwIfNoEntry: false });
  if (uid !== 0) {
    if (!owner || owner.uid === uid) return null;
    throw new AppError("MISCONFIGURED", `DATA_DIR: ${cluster} belongs to user ${owner.uid}, but this is user ${uid}`, {
      variables: ["DATA_DIR"],
    });
  }
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  return accountOf("postgres") ?? accountOf("nobody") ?? { uid: 65_534, gid: 65_534 };
}

function accountOf(name: string): Account | undefined {
  const lines = readFileSync("/etc/passwd", "utf8").split("\n");
  const [, , uid, gid] = lines.find((line) => line.startsWith(`${name}:`))?.split(":") ?? [];
  // macOS writes nobody as -2.
  return uid && gid && Number(uid) > 0 ? { uid: Number(uid), gid: Number(gid) } : undefined;
}
