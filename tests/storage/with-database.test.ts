import { expect, test } from "vitest";
import { loadConfig } from "#src/config.ts";
import { connect } from "#src/db/client.ts";
import { migrate } from "#src/db/migrate.ts";
import { createLog } from "#src/log.ts";
import { startEmbedded } from "#src/storage/embedded.ts";
import { withDatabase } from "#src/storage/with-database.ts";
import { freshDatabase } from "#tests/support/database.ts";
import { dataFolder, FAST, postmasterPid, usedDataFolder } from "./data-folders.ts";

test("a command starts the embedded server for its own duration, with the tables in place", async () => {
  const dataDir = dataFolder();
  const config = loadConfig({ DATA_DIR: dataDir });
  const rows = await withDatabase(config, ({ sql }) => sql`select count(*)::int as count from tickets`);
  expect(rows).toEqual([{ count: 0 }]);
  expect(() => postmasterPid(dataDir)).toThrow("ENOENT");
});

test("a command that fails stops the server that it started and reports the failure", async () => {
  const dataDir = await usedDataFolder();
  const failing = withDatabase(loadConfig({ DATA_DIR: dataDir }), () => Promise.reject(new Error("no such user")));
  await expect(failing).rejects.toThrow("no such user");
  expect(() => postmasterPid(dataDir)).toThrow("ENOENT");
});

test("a command leaves a server that was running as it found it", async () => {
  const dataDir = await usedDataFolder();
  await startEmbedded(dataDir, createLog("silent", "test"), FAST);
  const pid = postmasterPid(dataDir);
  await withDatabase(loadConfig({ DATA_DIR: dataDir }), ({ sql }) => sql`select 1`);
  expect(postmasterPid(dataDir)).toBe(pid);
});

test("a command leaves its server to a session that came meanwhile", async () => {
  const dataDir = await usedDataFolder();
  const guest = await withDatabase(loadConfig({ DATA_DIR: dataDir }), async () => {
    const { address } = await startEmbedded(dataDir, createLog("silent", "test"), FAST);
    const client = connect(address, 1);
    await client.sql`select 1`;
    return client;
  });
  expect(await guest.sql`select 1 as one`).toEqual([{ one: 1 }]);
  await guest.close();
});

test("several processes may bring the same tables up to date at once", async () => {
  const { address, client, drop } = await freshDatabase();
  await client.sql`drop schema public cascade`;
  await client.sql`drop schema drizzle cascade`;
  await client.sql`create schema public`;
  const clients = [1, 2, 3].map(() => connect(address, 2));
  await Promise.all(clients.map((each) => migrate(each)));
  const [row] = await client.sql`select count(*)::int as tables from pg_tables where tablename = 'tickets'`;
  expect(row).toEqual({ tables: 1 });
  await Promise.all(clients.map((each) => each.close()));
  await drop();
});
