import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { seedWith } from "#src/bin/seed.ts";
import { liveCity } from "#src/city/live-city.ts";
import { loadPack } from "#src/city/load-city.ts";
import { type Actor, SYSTEM } from "#src/domain/actor.ts";
import { createLog } from "#src/log.ts";
import type { Jobs } from "#src/ports/jobs.ts";
import { loadSettings } from "#src/services/city/settings.ts";
import type { Ctx } from "#src/services/ctx.ts";
import { secretBox } from "#src/services/secret-box.ts";
import { freshDatabase } from "./database.ts";

export interface AddedJob {
  name: string;
  payload: unknown;
}

export interface TestCtx {
  ctx: Ctx;
  /** Every job that was added, in order. */
  added: AddedJob[];
  /** Moves the clock of the services (the clock of the database runs on). */
  setNow(at: Date | null): void;
  close(): Promise<void>;
}

/** A Ctx on a fresh, migrated PostgreSQL with the city, a web form `phan-anh` and an administrator. */
export async function testCtx(): Promise<TestCtx> {
  const database = await freshDatabase();
  const uploadsDir = await mkdtemp(join(tmpdir(), "langnghe-uploads-"));
  const added: AddedJob[] = [];
  let now: Date | null = null;
  const jobs: Jobs = {
    add: async (contract, payload) => void added.push({ name: contract.name, payload }),
    addMany: async (contract, payloads) => {
      for (const payload of payloads) added.push({ name: contract.name, payload });
    },
  };
  const { city, use } = liveCity(loadPack("hcmc"));
  const ctx: Ctx = {
    db: database.client.db,
    sql: database.client.sql,
    city,
    reloadCity: async () => use((await loadSettings(database.client.db)).changes),
    jobs,
    box: secretBox("a secret key for tests, long enough"),
    log: createLog("silent", "test"),
    actor: SYSTEM,
    now: () => now ?? new Date(),
    uploadsDir,
    publicUrl: "http://127.0.0.1:8080",
  };
  await seedWith(ctx);
  return {
    ctx,
    added,
    setNow: (at) => {
      now = at;
    },
    close: async () => {
      await database.drop();
      await rm(uploadsDir, { recursive: true, force: true });
    },
  };
}

/** A signed-in person, not in the database: for services that only ask what the actor may do. */
export const actor = (role: Actor["role"], unitId: string | null = null, userId: number | null = null): Actor => ({
  kind: "user",
  userId,
  name: `Thử ${role}`,
  role,
  unitId,
  scopes: null,
});
