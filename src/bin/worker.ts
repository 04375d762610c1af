import { takeEventHandler } from "#queues/take-event.ts";
import { startWorkers } from "#queues/worker.ts";
import { recordDeadLetter } from "#src/services/dead-letters/record.ts";
import { startHeartbeat } from "#src/services/operation/heartbeat.ts";
import { startSweeping } from "#src/services/upkeep/start-sweeping.ts";
import { runChild } from "./child.ts";
import { wire } from "./wire.ts";

/** Events in hand at once; each holds a connection for a few milliseconds. */
const CONCURRENCY = 8;

/** The worker role: lets received events take effect, and sweeps. */
runChild(async (config) => {
  const { ctx, address, close } = await wire(config, { role: "worker", poolSize: CONCURRENCY + 4 });
  const workers = await startWorkers({
    redisUrl: config.redisUrl,
    database: address,
    log: ctx.log,
    queue: "intake",
    handlers: [takeEventHandler(ctx)],
    concurrency: CONCURRENCY,
    bury: (dead) => recordDeadLetter(ctx, dead),
  });
  const stopSweeping = startSweeping(ctx);
  const stopHeartbeat = await startHeartbeat(ctx, "worker", null);
  return {
    stop: async () => {
      await stopSweeping();
      await workers.close();
      await stopHeartbeat();
      await close();
    },
  };
});
