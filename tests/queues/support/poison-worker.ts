// A worker process for the poison test: says what it finished on stdout, and is killed by the jobs it is told to.
import { z } from "zod";
import { handler } from "#queues/handler.ts";
import { startWorkers } from "#queues/worker.ts";
import { createLog } from "#src/log.ts";
import type { JobContract } from "#src/ports/jobs.ts";

const { redisUrl, database, prefix, lockMs, concurrency } = JSON.parse(process.argv[2] ?? "{}");

const contract: JobContract<z.ZodObject<{ n: z.ZodInt; poison: z.ZodBoolean }>> = {
  name: "maybe-poison",
  queue: "intake",
  payload: z.object({ n: z.int(), poison: z.boolean() }),
  attempts: 5,
  backoffMs: 50,
  id: ({ n }) => `maybe-poison-${n}`,
};

const say = (line: object) => process.stdout.write(`${JSON.stringify(line)}\n`);

await startWorkers({
  redisUrl,
  database,
  prefix,
  lockMs,
  log: createLog("silent", "poison"),
  queue: "intake",
  concurrency,
  handlers: [
    handler(
      contract,
      async ({ n, poison }) => {
        if (poison) process.kill(process.pid, "SIGKILL");
        await new Promise((resolve) => setImmediate(resolve));
        say({ done: n });
      },
      async () => {},
    ),
  ],
  bury: async ({ payload, reason }) => {
    say({ dead: (payload as { n: number }).n, reason }); // safe: the contract above
  },
});
say({ ready: true });
