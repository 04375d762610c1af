import { prepareQueue } from "#queues/backend.ts";
import { type Config, databaseAddress, loadConfig } from "#src/config.ts";
import type { Ctx } from "#src/services/ctx.ts";
import { withDatabase } from "#src/storage/with-database.ts";
import { wire } from "../wire.ts";

/**
 * Runs a command against the city's database: the running one, else the embedded one started for as long as it takes.
 * Its tables are made first, so a channel can be added before the first start.
 */
export async function withCtx<T>(run: (ctx: Ctx, config: Config) => Promise<T>): Promise<T> {
  const config = loadConfig(process.env);
  return withDatabase(config, async () => {
    await prepareQueue({ redisUrl: config.redisUrl, database: databaseAddress(config) });
    const { ctx, close } = await wire(config, { role: "command", poolSize: 2 });
    try {
      return await run(ctx, config);
    } finally {
      await close();
    }
  });
}
