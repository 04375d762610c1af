import { chmodSync, chownSync, lstatSync, mkdirSync, mkdtempSync, realpathSync, statSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { AppError } from "#src/errors.ts";
import { ensureDataFolder } from "./data-folder.ts";
import { canWalkTo } from "./reachable.ts";
import { type Account, serverAccount } from "./server-account.ts";
import { serverLogFile } from "./server-log.ts";
import { clusterFolder, socketFolder } from "./socket-folder.ts";

/** The places of one embedded server, made and ready to use. */
export interface Cluster {
  dataDir: string;
  /** Real path of the folder that the server's account owns: files, settings, socket. */
  home: string;
  /** What initdb fills and PostgreSQL calls its data directory. */
  files: string;
  socketDir: string;
  /** The same folder by a path that the server's account can walk. */
  serverSocketDir: string;
  logFile: string;
  /** null: the server runs as we do. */
  account: Account | null;
}

/** Where a cluster goes that its server could not reach in the data folder, as in /root. */
const ELSEWHERE = "/var/lib/langnghe";

/**
 * Makes the folders of the embedded server with the right owners, or finds them.
 * @param dataDir absolute
 * @throws {AppError} MISCONFIGURED when a folder belongs to somebody else
 */
export function prepareCluster(dataDir: string): Cluster {
  ensureDataFolder(dataDir);
  const account = serverAccount(clusterFolder(dataDir));
  if (!exists(clusterFolder(dataDir))) makeHome(dataDir, account);
  const home = realHome(clusterFolder(dataDir));
  const socketDir = socketFolder(dataDir);
  ownFolder(home, account);
  ownFolder(socketDir, account);
  const logFile = serverLogFile(dataDir);
  const serverSocketDir = realpathSync(socketDir);
  return { dataDir, home, files: join(home, "files"), socketDir, serverSocketDir, logFile, account };
}

function makeHome(dataDir: string, account: Account | null): void {
  const inside = clusterFolder(dataDir);
  if (!account || openTo(account, dataDir)) {
    unlessThere(() => mkdirSync(inside, { mode: 0o700 }));
    return;
  }
  // A new name each time: a data folder that was deleted and made again must not find the old one's database.
  mkdirSync(ELSEWHERE, { recursive: true, mode: 0o755 });
  unlessThere(() => symlinkSync(mkdtempSync(join(ELSEWHERE, "cluster-")), inside));
}

/** Of two starts at once one makes it, and the other finds it made. */
function unlessThere(make: () => void): void {
  try {
    make();
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  }
}

function realHome(inside: string): string {
  try {
    return realpathSync(inside);
  } catch {
    throw new AppError(
      "MISCONFIGURED",
      `DATA_DIR: ${inside} leads to a folder that is gone; put it back or remove the link`,
      {
        variables: ["DATA_DIR"],
      },
    );
  }
}

/** Lets the account walk through the data folder where that is all it lacks: others may pass, not look. */
function openTo(account: Account, dataDir: string): boolean {
  if (!canWalkTo(account, realpathSync(dataDir))) return false;
  chmodSync(dataDir, statSync(dataDir).mode | 0o011);
  return true;
}

/** Makes a folder that only the server's account (and root) may enter. */
function ownFolder(path: string, account: Account | null): void {
  if (!exists(path)) {
    unlessThere(() => mkdirSync(path, { mode: 0o700 }));
    if (account) chownSync(path, account.uid, account.gid);
  }
  const folder = lstatSync(path);
  const owner = account?.uid ?? process.getuid?.();
  // Fresh from makeHome it is still root's. Anybody else's, in /tmp above all, could be a trap: left alone.
  if (account && folder.uid === 0) chownSync(path, account.uid, account.gid);
  else if (folder.uid !== owner || !folder.isDirectory()) {
    throw new AppError("MISCONFIGURED", `${path} belongs to somebody else; remove it or choose another DATA_DIR`, {
      variables: ["DATA_DIR"],
    });
  }
  chmodSync(path, 0o700);
}

const exists = (path: string) => lstatSync(path, { throwIfNoEntry: false }) !== undefined;
