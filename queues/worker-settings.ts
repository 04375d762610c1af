import type { Log } from "#src/log.ts";
import { isOutage } from "./outage.ts";

/** The job of a process that died is picked up again after this at least, twice this at most. */
const LOCK_MS = 5_000;

export const workerSettings = (lockMs = LOCK_MS) => ({
  lockDuration: lockMs,
  stalledInterval: lockMs,
  // To be left behind by a dying process is no crime; what becomes of such a job is decided in worker.ts.
  maxStalledCount: 1_000_000,
  // What happened to a job is in our own tables: the queue keeps nothing.
  removeOnComplete: { count: 0 },
  removeOnFail: { count: 0 },
});

/** An outage makes thousands of errors and one line in the log; any other error its own. */
export function errorLog(log: Log, storage: string): (error: Error) => void {
  let quietUntilMs = 0;
  return (error) => {
    if (!isOutage(error)) return log.error({ reason: error.message }, `${storage} refused something of the queue`);
    if (performance.now() < quietUntilMs) return;
    quietUntilMs = performance.now() + 10_000;
    log.warn({ reason: error.message }, `${storage} does not answer; work waits in the database`);
  };
}
