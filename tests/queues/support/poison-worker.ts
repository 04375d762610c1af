// A worker process for the tests: appends what it begins, ends and buries to a file, and dies of jobs that say so.
import { appendFileSync } from "node:fs";
import { z } from "zod";
import { apart } from "#queues/apart.ts";
import { openBackend } from "#queues/backend.ts";
import { handler } from "#queues/handler.ts";
import { isApart, launchApart, serveApart } from "#queues/serve-apart.ts";
import { startWatchdog } from "#queues/watchdog.ts";
import { startWorkers } from "#queues/worker.ts";
import { createLog } from "#src/log.ts";
import { TRIAL } from "./trial.ts";

const { redisUrl, database, prefix, file, workMs, lockMs } = JSON.parse(process.env.TRIAL ?? "{}");
const say = (line: object) => appendFileSync(file, `${JSON.stringify(line)}\n`);

const handlers = [
  handler(TRIAL, async ({ n, does }) => {
    say({ begun: n, apart: isApart() });
    if (does === "kill") process.kill(process.pid, "SIGKILL");
    if (does === "block") while (true);
    await new Promise((resolve) => setTimeout(resolve, workMs));
    say({ done: n });
  }),
];

process.on("disconnect", () => process.exit());
if (isApart()) {
  serveApart(handlers);
} else {
  const log = createLog("silent", "trial");
  startWatchdog(2);
  await startWorkers({
    backend: openBackend({ redisUrl, database, prefix, lockMs, log }),
    log,
    queue: "intake",
    concurrency: 8,
    handlers,
    apart: apart(launchApart, { hangMs: 2_000, startMs: 30_000 }),
    bury: async ({ payload, reason }) => say({ dead: z.object({ n: z.int() }).parse(payload).n, reason }),
  });
}
process.send?.({ ready: true });
