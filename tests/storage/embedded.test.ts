import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { connect, type DbClient } from "#src/db/client.ts";
import { createLog } from "#src/log.ts";
import { type EmbeddedServer, startEmbedded } from "#src/storage/embedded.ts";
import { findPostmaster } from "#src/storage/postmaster.ts";
import { dataFolder, FAST, postmasterPid, temporaryFolder, usedDataFolder } from "./data-folders.ts";
import { runFixture } from "./processes.ts";

const WITHIN = { timeout: 10_000 };
const log = createLog("silent", "test");

async function query<T>(server: EmbeddedServer, work: (sql: DbClient["sql"]) => Promise<T>): Promise<T> {
  const client = connect(server.address, 1);
  try {
    return await work(client.sql);
  } finally {
    await client.close();
  }
}

test("a new cluster knows Vietnamese letters, whatever LANG says, and starts from nothing", async () => {
  const server = await startEmbedded(dataFolder(), log, FAST);
  expect(server).toMatchObject({ started: true, recovered: false });
  const [row] = await query(server, (sql) => sql`select lower('ĐƯỜNG') as lower, current_setting('fsync') as fsync`);
  expect(row).toEqual({ lower: "đường", fsync: "off" });
  await server.stop();
  await expect(query(server, (sql) => sql`select 1`)).rejects.toMatchObject({ code: "ENOENT" });
});

test("what was committed outlives kill -9 of the server", async () => {
  const dataDir = await usedDataFolder();
  const first = await startEmbedded(dataDir, log, FAST);
  await query(first, (sql) => sql`create table kept as select 'còn' as word`);
  process.kill(postmasterPid(dataDir), "SIGKILL");
  const second = await startEmbedded(dataDir, log, FAST);
  expect(second).toMatchObject({ started: true, recovered: true });
  expect(await query(second, (sql) => sql`select word from kept`)).toEqual([{ word: "còn" }]);
});

test("a server left running by a killed start is taken over, and the claim on the folder is free again", async () => {
  const dataDir = await usedDataFolder();
  const killed = runFixture("start-embedded.ts", [dataDir, "http://127.0.0.1:1"]);
  await killed.line(/owned/);
  const pid = postmasterPid(dataDir);
  killed.child.kill("SIGKILL");
  await killed.silence;
  const next = runFixture("start-embedded.ts", [dataDir, "http://127.0.0.1:2"]);
  await next.line(/owned/);
  expect(postmasterPid(dataDir)).toBe(pid);
  next.child.kill("SIGTERM");
  await next.silence;
  expect(() => postmasterPid(dataDir)).toThrow("ENOENT");
});

test("a second start on the same folder is refused and told who runs there and where", async () => {
  const dataDir = await usedDataFolder();
  const first = runFixture("start-embedded.ts", [dataDir, "http://127.0.0.1:8080"]);
  await first.line(/owned/);
  const second = runFixture("start-embedded.ts", [dataDir, "http://127.0.0.1:9090"]);
  expect(await second.line(/./)).toBe(
    `already running on this data folder (pid ${first.child.pid}, http://127.0.0.1:8080)`,
  );
  await second.silence;
  expect(second.child.exitCode).toBe(1);
  first.child.kill("SIGTERM");
  await first.silence;
});

test("two first starts at once end with one server and one owner", async () => {
  const dataDir = dataFolder();
  const starts = ["1", "2"].map((name) => runFixture("start-embedded.ts", [dataDir, name]));
  const said = await Promise.all(starts.map((start) => start.line(/./)));
  expect(said.map((line) => line.split(" ")[0]).sort()).toEqual(["already", "owned"]);
  for (const { child } of starts) child.kill("SIGTERM");
  await Promise.all(starts.map((start) => start.silence));
});

test.each([
  ["a living process that is not PostgreSQL", String(process.pid)],
  ["nothing, cut short by a crash", ""],
])("a pid file that names %s does not stop a start", async (_, content) => {
  const dataDir = await usedDataFolder();
  const pidFile = join(dataDir, "postgres/files/postmaster.pid");
  writeFileSync(pidFile, content);
  const again = await startEmbedded(dataDir, log, FAST);
  expect(again).toMatchObject({ started: true, recovered: true });
  expect(readFileSync(pidFile, "utf8")).toContain(join(dataDir, "postgres/files"));
});

test("an owner whose server is killed starts it again and still holds the folder", async () => {
  const dataDir = await usedDataFolder();
  const owner = runFixture("start-embedded.ts", [dataDir, "http://127.0.0.1:8080"]);
  await owner.line(/owned/);
  const before = postmasterPid(dataDir);
  process.kill(before, "SIGKILL");
  await expect.poll(() => findPostmaster(join(dataDir, "postgres/files")) ?? before, WITHIN).not.toBe(before);
  const second = runFixture("start-embedded.ts", [dataDir, "2"]);
  expect(await second.line(/./)).toContain(`pid ${owner.child.pid}`);
  owner.child.kill("SIGTERM");
  await owner.silence;
});

test("a data folder with a long path gets its socket in a short place that nobody else may enter", async () => {
  const deep = join(temporaryFolder(), "một-đường-dẫn-rất-dài-".repeat(5));
  const server = await startEmbedded(dataFolder(deep), log, FAST);
  const { socketDir } = server.address as { socketDir: string }; // the embedded server always answers on a socket
  expect(socketDir).toMatch(/^\/tmp\/langnghe-[0-9a-f]{16}$/);
  expect(statSync(socketDir).mode & 0o777).toBe(0o700);
  expect(await query(server, (sql) => sql`select 1 as one`)).toEqual([{ one: 1 }]);
});
