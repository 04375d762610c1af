import { liveCity } from "#src/city/live-city.ts";
import { loadPack } from "#src/city/load-city.ts";
import type { DbClient } from "#src/db/client.ts";
import { SYSTEM } from "#src/domain/actor.ts";
import { createLog } from "#src/log.ts";
import type { Jobs } from "#src/ports/jobs.ts";
import { loadSettings } from "#src/services/city/settings.ts";
import type { Ctx } from "#src/services/ctx.ts";
import { secretBox } from "#src/services/secret-box.ts";

export interface AddedJob {
  name: string;
  payload: unknown;
}

/** A Ctx on a migrated database, whose jobs are only noted and whose clock can be set. */
export function ctxOn({ db, sql }: DbClient, uploadsDir: string) {
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
    ...{ db, sql, city, jobs, uploadsDir, actor: SYSTEM },
    reloadCity: async () => use((await loadSettings(db)).changes),
    box: secretBox("a secret key for tests, long enough"),
    log: createLog("silent", "test"),
    now: () => now ?? new Date(),
    publicUrl: "http://127.0.0.1:8080",
  };
  const setNow = (at: Date | null) => {
    now = at;
  };
  return { ctx, added, setNow };
}
