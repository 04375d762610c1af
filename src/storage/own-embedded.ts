import { setTimeout as wait } from "node:timers/promises";
import type { DbAddress } from "#src/db/client.ts";
import { AppError } from "#src/errors.ts";
import type { Log } from "#src/log.ts";
import { type EmbeddedServer, startEmbedded } from "./embedded.ts";
import { alreadyRunning, claimOwnership, type Ownership } from "./ownership.ts";
import { findRunning, forgetRunning, recordRunning } from "./running.ts";
import { boundServerLog, serverLogFile } from "./server-log.ts";

const LONGEST_BACKOFF_MS = 10_000;
const LOG_CHECK_MS = 60 * 60 * 1_000;

export interface OwnedServer {
  address: DbAddress;
  recovered: boolean;
  /** @param fastMs how long an orderly stop may take before it is cut short */
  stop(fastMs?: number): Promise<void>;
}

/**
 * The embedded server for as long as this process lives: started, claimed for us alone, and started again whenever it
 * goes down under us. Clients reconnect by themselves.
 * @param url where the service answers, shown to whoever tries to start a second one
 * @param onTaken another start got hold of the data folder while the server was down
 * @throws {AppError} CONFLICT when the service runs already on this data folder
 */
export async function ownEmbedded(
  options: { dataDir: string; url: string; onTaken: (error: AppError) => void },
  log: Log,
): Promise<OwnedServer> {
  let stopped = false;
  let taken = false;
  let reviving: Promise<void> = Promise.resolve();
  let server: EmbeddedServer;
  let ownership: Ownership;

  const claim = (address: DbAddress) =>
    claimOwnership(address, options.url, () => {
      reviving = revive();
    });
  const revive = async (): Promise<void> => {
    for (let backoffMs = 250; !stopped; backoffMs = Math.min(backoffMs * 2, LONGEST_BACKOFF_MS)) {
      try {
        log.error("PostgreSQL went down; starting it again");
        server = await startEmbedded(options.dataDir, log);
        ownership = await claim(server.address);
        return;
      } catch (error) {
        if (error instanceof AppError && error.code === "CONFLICT") {
          taken = true;
          options.onTaken(error);
          return;
        }
        log.error({ err: error, againInMs: backoffMs }, "PostgreSQL could not be started again");
        await wait(backoffMs);
      }
    }
  };

  const other = findRunning(options.dataDir);
  if (other) throw alreadyRunning(other);
  server = await startEmbedded(options.dataDir, log);
  ownership = await claim(server.address);
  recordRunning(options.dataDir, options.url);
  const logCheck = setInterval(() => boundServerLog(serverLogFile(options.dataDir)), LOG_CHECK_MS).unref();
  return {
    address: server.address,
    recovered: server.recovered,
    stop: async (fastMs) => {
      stopped = true;
      clearInterval(logCheck);
      await Promise.race([reviving, wait(fastMs, undefined, { ref: false })]);
      if (taken) return; // the server is theirs now
      await ownership.release();
      await server.stop(fastMs);
      forgetRunning(options.dataDir);
    },
  };
}
