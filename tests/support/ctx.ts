import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Actor } from "#src/domain/actor.ts";
import type { Ctx } from "#src/services/ctx.ts";
import { type AddedJob, ctxOn } from "./ctx-on.ts";
import { freshDatabase } from "./database.ts";
import { CITY_TEMPLATE } from "./template.ts";

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
  const database = await freshDatabase(CITY_TEMPLATE);
  const uploadsDir = await mkdtemp(join(tmpdir(), "langnghe-uploads-"));
  return {
    ...ctxOn(database.client, uploadsDir),
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
