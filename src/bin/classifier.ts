import { linearClassifier } from "#classifiers/linear/index.ts";
import { triageTicketHandler } from "#queues/triage-ticket.ts";
import { startWorkers } from "#queues/worker.ts";
import { recordDeadLetter } from "#src/services/dead-letters/record.ts";
import { startHeartbeat } from "#src/services/operation/heartbeat.ts";
import { runChild } from "./child.ts";
import { wire } from "./wire.ts";

/** The classifier role: the model lives here alone, so that reading a text never holds up a web request. */
runChild(async (config) => {
  const classifier = await linearClassifier(config.modelDir ? { modelDir: config.modelDir } : {});
  const { ctx, address, close } = await wire(config, { role: "classifier", poolSize: 6 });
  const workers = await startWorkers({
    redisUrl: config.redisUrl,
    database: address,
    log: ctx.log,
    queue: "classify",
    handlers: [triageTicketHandler(ctx, classifier)],
    // The model takes the core; two more wait for PostgreSQL meanwhile.
    concurrency: 3,
    bury: (dead) => recordDeadLetter(ctx, dead),
  });
  const stopHeartbeat = await startHeartbeat(ctx, "classifier", classifier.version);
  return {
    stop: async () => {
      await workers.close();
      await stopHeartbeat();
      await close();
    },
  };
});
