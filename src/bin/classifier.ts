import { setPriority } from "node:os";
import { apart } from "#queues/apart.ts";
import { citizensFirst } from "#queues/citizens-first.ts";
import { isApart, launchApart, serveApart } from "#queues/serve-apart.ts";
import { takeItemHandler } from "#queues/take-item.ts";
import { triageTicketHandler } from "#queues/triage-ticket.ts";
import { startWatchdog } from "#queues/watchdog.ts";
import { type DeadJob, startWorkers } from "#queues/worker.ts";
import { recordDeadLetter } from "#src/services/dead-letters/record.ts";
import { startHeartbeat } from "#src/services/operation/heartbeat.ts";
import { BEHIND_WEB, runChild } from "./child.ts";
import { loadClassifier } from "./load-classifier.ts";
import { wire } from "./wire.ts";

/** The classifier role: the model lives here alone, so that reading a text never holds up a web request. */
runChild(async (config) => {
  setPriority(BEHIND_WEB);
  const { ctx, jobs, close } = await wire(config, { role: "classifier", poolSize: isApart() ? 2 : 6, redoable: true });
  let stopHeartbeat = async () => {};
  const announce = async (model: string | null) => {
    if (isApart()) return;
    await stopHeartbeat();
    stopHeartbeat = await startHeartbeat(ctx, "classifier", model);
  };
  await announce(null);
  const classifier = await loadClassifier(config, ctx.log, (version) => void announce(version).catch(() => {}));
  const { first, behind } = citizensFirst();
  const handlers = [first(triageTicketHandler(ctx, classifier)), behind(takeItemHandler(ctx, classifier))];
  if (isApart()) {
    serveApart(handlers);
    return { stop: close };
  }
  const common = {
    backend: jobs.backend,
    log: ctx.log,
    handlers,
    bury: (dead: DeadJob) => recordDeadLetter(ctx, dead),
  };
  const workers = await startWorkers({
    ...common,
    queue: "classify",
    // The model takes the core; two more wait for PostgreSQL meanwhile.
    concurrency: 3,
    apart: apart(launchApart),
  });
  // One post at a time, behind the citizens' own messages: those wait for one text at most, and while they are at work none begins.
  const listeners = await startWorkers({ ...common, queue: "listen", concurrency: 1, apart: apart(launchApart) });
  const stopWatchdog = startWatchdog();
  return {
    stop: async () => {
      classifier.stop();
      await Promise.all([workers.close(), listeners.close()]);
      await stopHeartbeat();
      await close();
      stopWatchdog();
    },
  };
});
