import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, onTestFinished } from "vitest";
import { createLog } from "#src/log.ts";
import { prepareCluster } from "#src/storage/cluster.ts";
import { startEmbedded } from "#src/storage/embedded.ts";
import { stopServer } from "#src/storage/run-server.ts";

/** Without fsync: these tests kill processes, not machines. */
export const FAST = { fsync: "off", full_page_writes: "off" };

/** A new folder under the system's temporary one, removed at the end of the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "langnghe-storage-"));
  chmodSync(folder, 0o711); // as root the server has another account, which must get through
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A data folder of the test's own; at the end its server is stopped, and what lies outside it removed. */
export function dataFolder(inside = temporaryFolder()): string {
  const dataDir = join(inside, "data");
  onTestFinished(async () => {
    if (!existsSync(join(dataDir, "postgres"))) return;
    const cluster = prepareCluster(dataDir);
    await stopServer(cluster, 5_000);
    for (const folder of [cluster.home, cluster.socketDir]) rmSync(folder, { recursive: true, force: true });
  });
  return dataDir;
}

let template: Promise<string> | undefined;
afterAll(async () => {
  if (template) rmSync(dirname(await template), { recursive: true, force: true });
});

/** Like dataFolder, after a first start and an orderly stop; copied, because making a cluster anew costs a second. */
export async function usedDataFolder(): Promise<string> {
  template ??= makeTemplate();
  const dataDir = dataFolder();
  execFileSync("cp", ["-a", await template, dataDir]);
  return dataDir;
}

async function makeTemplate(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "langnghe-storage-"));
  chmodSync(folder, 0o711);
  const dataDir = join(folder, "data");
  await (await startEmbedded(dataDir, createLog("silent", "test"), FAST)).stop();
  return dataDir;
}

/** The number in PostgreSQL's own pid file. */
export const postmasterPid = (dataDir: string): number =>
  Number.parseInt(readFileSync(join(dataDir, "postgres/files/postmaster.pid"), "utf8"), 10);
