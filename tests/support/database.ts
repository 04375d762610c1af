import { randomBytes } from "node:crypto";
import { inject } from "vitest";
import { connect, type DbAddress, type DbClient } from "#src/db/client.ts";
import { TEMPLATE } from "./template.ts";

export interface FreshDatabase {
  address: DbAddress;
  client: DbClient;
  /** Closes the client and removes the database, with whoever is still connected. */
  drop(): Promise<void>;
}

/** A migrated database of the test's own, empty or as the template is, for `*.db.test.ts` and what lies under tests/. */
export async function freshDatabase(template = TEMPLATE): Promise<FreshDatabase> {
  const server = inject("testServer");
  const database = `test_${randomBytes(6).toString("hex")}`;
  await asAdmin((sql) => sql`create database ${sql(database)} template ${sql(template)}`);
  const address = { ...server, database };
  const client = connect(address, 5);
  return {
    address,
    client,
    drop: async () => {
      await client.close();
      await asAdmin((sql) => sql`drop database ${sql(database)} with (force)`);
    },
  };
}

async function asAdmin(work: (sql: DbClient["sql"]) => Promise<unknown>): Promise<void> {
  const admin = connect({ ...inject("testServer"), database: "postgres" }, 1);
  try {
    await work(admin.sql);
  } finally {
    await admin.close();
  }
}
