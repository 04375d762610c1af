import { type Config, databaseAddress } from "#src/config.ts";
import { connect, type DbClient } from "#src/db/client.ts";
import { migrate } from "#src/db/migrate.ts";
import { createLog } from "#src/log.ts";
import { type EmbeddedServer, startEmbedded } from "./embedded.ts";
import { isUnused } from "./ownership.ts";

/**
 * For a command: the service's database when it runs, else the embedded one for the command's own duration. Tables are
 * up to date in either case.
 */
export async function withDatabase<T>(config: Config, work: (client: DbClient) => Promise<T>): Promise<T> {
  const server = config.databaseUrl ? null : await startEmbedded(config.dataDir, createLog("warn", "storage"));
  const stopOnSignal = () => void stopIfOurs(server).finally(() => process.exit(130));
  process.once("SIGINT", stopOnSignal).once("SIGTERM", stopOnSignal);
  const client = connect(databaseAddress(config), 4);
  try {
    await migrate(client);
    return await work(client);
  } finally {
    await client.close();
    process.off("SIGINT", stopOnSignal).off("SIGTERM", stopOnSignal);
    await stopIfOurs(server);
  }
}

/** A server that we found running stays; so does ours when a start or another command uses it by now. */
async function stopIfOurs(server: EmbeddedServer | null): Promise<void> {
  if (server?.started && (await isUnused(server.address))) await server.stop();
}
