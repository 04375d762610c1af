import { join } from "node:path";
import { queueJobs } from "#queues/enqueue.ts";
import { liveCity } from "#src/city/live-city.ts";
import { loadPack } from "#src/city/load-city.ts";
import { type Config, databaseAddress } from "#src/config.ts";
import { connect, type DbAddress } from "#src/db/client.ts";
import { SYSTEM } from "#src/domain/actor.ts";
import { createLog } from "#src/log.ts";
import { watchSettings } from "#src/services/city/watch-settings.ts";
import type { Ctx } from "#src/services/ctx.ts";
import { secretBox } from "#src/services/secret-box.ts";
import { loadSecretKey } from "#src/storage/secret-key.ts";
import { hasGateway } from "./has-gateway.ts";
import { lazyFinder } from "./lazy-finder.ts";

export interface Wired {
  ctx: Ctx;
  jobs: ReturnType<typeof queueJobs>;
  address: DbAddress;
  close(): Promise<void>;
}

/** Everything that the verbs need, for one process. The caller closes it. */
export async function wire(
  config: Config,
  options: { role: string; poolSize: number; redoable?: boolean },
): Promise<Wired> {
  const log = createLog(config.logLevel, options.role);
  const address = databaseAddress(config);
  const client = connect(address, options.poolSize, options.redoable);
  const jobs = queueJobs({ redisUrl: config.redisUrl, database: address, log });
  const { city, use } = liveCity(loadPack(config.cityPack));
  const settings = watchSettings(client.db, use, log);
  const ctx: Ctx = {
    db: client.db,
    sql: client.sql,
    city,
    reloadCity: settings.reload,
    jobs,
    box: secretBox(loadSecretKey(config)),
    log,
    actor: SYSTEM,
    now: () => new Date(),
    uploadsDir: join(config.dataDir, "uploads"),
    publicUrl: config.publicUrl,
    hasWay: hasGateway(config),
    findPersonal: lazyFinder(config),
  };
  const close = async () => {
    await settings.stop();
    await jobs.close();
    await client.close();
  };
  return { ctx, jobs, address, close };
}
