import { setPriority } from "node:os";
import { apart } from "#queues/apart.ts";
import { isApart, launchApart, serveApart } from "#queues/serve-apart.ts";
import { takeEventHandler } from "#queues/take-event.ts";
import { startWatchdog } from "#queues/watchdog.ts";
import { startWorkers } from "#queues/worker.ts";
import { recordDeadLetter } from "#src/services/dead-letters/record.ts";
import { startHeartbeat } from "#src/services/operation/heartbeat.ts";
import { startEvaluating } from "#src/services/upkeep/start-evaluating.ts";
import { startSweeping } from "#src/services/upkeep/start-sweeping.ts";
import { BEHIND_WEB, runChild } from "./child.ts";
import { wire } from "./wire.ts";

/** Events in hand at once; each holds a connection for a few milliseconds. */
const CONCURRENCY = 8;

/** The worker role: lets received events take effect, sweeps, and looks at the clocks. */
runChild(async (config) => {
  setPriority(BEHIND_WEB);
  const { ctx, jobs, close } = await wire(config, {
    role: "worker",
    poolSize: isApart() ? 2 : CONCURRENCY + 2,
    redoable: true,
  });
  const handlers = [takeEventHandler(ctx)];
  if (isApart()) {
    serveApart(handlers);
    return { stop: close };
  }
  const workers = await startWorkers({
    backend: jobs.backend,
    log: ctx.log,
    queue: "intake",
    handlers,
    concurrency: CONCURRENCY,
    apart: apart(launchApart),
    bury: (dead) => recordDeadLetter(ctx, dead),
  });
  const stopSweeping = startSweeping(ctx);
  const stopEvaluating = startEvaluating(ctx);
  const stopHeartbeat = await startHeartbeat(ctx, "worker", null);
  const stopWatchdog = startWatchdog();
  return {
    stop: async () => {
      await Promise.all([stopSweeping(), stopEvaluating(), workers.close()]);
      await stopHeartbeat();
      await close();
      stopWatchdog();
    },
  };
});
