import { basename } from "node:path";
import { type Config, loadConfig } from "#src/config.ts";
import { AppError } from "#src/errors.ts";
import { createLog, type Log } from "#src/log.ts";

/** BSD's EX_CONFIG: starting again would not help, so the supervisor gives up. */
export const MISCONFIGURED_EXIT = 78;
/** Less than the supervisor's patience, so that an end that takes too long is told by the one who knows why. */
const DRAIN_MS = 11_500;

/** Niceness of the roles that nobody waits for: where cores are few, a provider is answered first. */
export const BEHIND_WEB = 5;

export interface Running {
  /** Ends what was begun; nothing accepted is lost. */
  stop(): Promise<void>;
}

/**
 * One role as a process: reads the configuration, runs `main`, tells the supervisor `{ ready: true }`, and stops on
 * SIGTERM or when the supervisor is gone. Without a supervisor it also stops on Ctrl-C.
 */
export async function runChild(main: (config: Config, stopSignal: AbortSignal) => Promise<Running>): Promise<void> {
  const log = createLog("info", basename(process.argv[1] ?? "", ".ts")); // for what goes wrong around `main`
  process.on("uncaughtException", (error) => fail(log, error));
  process.on("unhandledRejection", (reason) => fail(log, reason));
  const stopping = new AbortController();
  const asked = new Promise<void>((resolve) => {
    stopping.signal.addEventListener("abort", () => resolve(), { once: true });
  });
  const stop = () => {
    if (!stopping.signal.aborted) limitDrain(log);
    stopping.abort();
  };
  process.on("SIGTERM", stop);
  // Ctrl-C reaches the whole group of processes; the supervisor decides when it is our turn.
  process.on("SIGINT", process.send ? () => {} : stop);
  process.on("disconnect", stop); // the supervisor was killed: nobody is left to stop us

  try {
    const running = await main(loadConfig(process.env), stopping.signal);
    if (process.connected) process.send?.({ ready: true });
    await asked;
    await running.stop();
    // Something may still hold the event loop (an idle socket, the IPC channel); nothing of ours is left to wait for.
    process.exit(0);
  } catch (error) {
    fail(log, error);
  }
}

function limitDrain(log: Log): void {
  setTimeout(() => {
    log.error({ afterMs: DRAIN_MS }, "work in hand did not end in time and is cut off");
    process.exit(1);
  }, DRAIN_MS).unref();
}

/** What nobody caught leaves the process in an unknown state: end it, and be started anew. */
function fail(log: Log, error: unknown): never {
  const misconfigured = error instanceof AppError && error.code === "MISCONFIGURED";
  if (misconfigured) log.fatal({ variables: error.details.variables }, error.message);
  else log.fatal({ err: error }, "ended by an error that nobody handled");
  process.exit(misconfigured ? MISCONFIGURED_EXIT : 1);
}
