import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { createConnection } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { seedWith } from "#src/bin/seed.ts";
import { connect, type DbAddress, type DbClient } from "#src/db/client.ts";
import { migrate } from "#src/db/migrate.ts";
import { createLog } from "#src/log.ts";
import { startEmbedded } from "#src/storage/embedded.ts";
import { ctxOn } from "./ctx-on.ts";
import { CITY_TEMPLATE, TEMPLATE } from "./template.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The socket of the test server; see freshDatabase. */
    testServer: { socketDir: string; user: string };
  }
}

/** Tests crash servers on purpose only in folders of their own, so this one may trade safety for speed. */
const FAST = { fsync: "off", synchronous_commit: "off", full_page_writes: "off", max_connections: "300" };

/** One PostgreSQL for the whole run, with migrated templates to clone; and a look whether Redis is there. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), "langnghe-db-"));
  chmodSync(folder, 0o711); // as root the server has another account, which must get through
  const server = await startEmbedded(join(folder, "data"), createLog("warn", "test-server"), FAST);
  if ("url" in server.address) throw new Error("the embedded server answers on a socket");
  await makeTemplates(server.address, folder);
  project.provide("testServer", { socketDir: server.address.socketDir, user: server.address.user });
  // Workers are forked after this and inherit it. Number 9, so that nobody's own data is touched.
  if (!process.env.TEST_REDIS_URL && (await answers(6379))) process.env.TEST_REDIS_URL = "redis://127.0.0.1:6379/9";
  return async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}

async function makeTemplates(address: Extract<DbAddress, { socketDir: string }>, folder: string): Promise<void> {
  const admin = connect(address, 1);
  await admin.sql`create database ${admin.sql(TEMPLATE)}`;
  await filled({ ...address, database: TEMPLATE }, migrate);
  await admin.sql`create database ${admin.sql(CITY_TEMPLATE)} template ${admin.sql(TEMPLATE)}`;
  await filled({ ...address, database: CITY_TEMPLATE }, (client) => seedWith(ctxOn(client, folder).ctx));
  await admin.close();
}

/** A template with a session in it cannot be cloned. */
async function filled(address: DbAddress, fill: (client: DbClient) => Promise<unknown>): Promise<void> {
  const client = connect(address, 2);
  await fill(client);
  await client.close();
}

/** Does a Redis answer PING on this port of this machine? */
function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection({ host: "127.0.0.1", port }, () => socket.write("PING\r\n"));
    const end = (found: boolean) => {
      socket.destroy();
      resolve(found);
    };
    socket.setTimeout(1_000, () => end(false));
    socket.once("data", (bytes) => end(bytes.toString().startsWith("+PONG")));
    socket.once("error", () => end(false));
    socket.once("close", () => end(false));
  });
}
