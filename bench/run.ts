import { createConnection } from "node:net";
import { cpus } from "node:os";
import { benchConversations } from "./conversations.ts";
import { benchCrashStorm } from "./crash-storm.ts";
import { benchDue } from "./due.ts";
import { benchAgainstBare, benchIngest } from "./ingest.ts";
import { benchLocate } from "./locate.ts";
import { benchNearest } from "./nearest.ts";
import { benchSending } from "./sending.ts";

/**
 * `npm run bench`: starts services of its own, prints Markdown. Redis where one answers (REDIS_URL, else 6379).
 * `npm run bench -- nearest`, `-- locate`, `-- due`: the search, the places or the due times alone, which need no service.
 */
const redisUrl = process.env.REDIS_URL ?? ((await answers(6379)) ? "redis://127.0.0.1:6379/8" : null);
console.log(`# Bench: ${cpus().length} cores, ${cpus()[0]?.model}, Node ${process.versions.node}`);
const [only] = process.argv.slice(2);
if (only !== "due" && only !== "locate") benchNearest();
if (only === "nearest") process.exit();
if (only !== "due") benchLocate();
if (only === "locate") process.exit();
benchDue();
if (only === "due") process.exit();
await benchConversations();
await benchSending();
await benchAgainstBare();
const queues: [string, Record<string, string>][] = [["PostgreSQL", {}]];
if (redisUrl) queues.push(["Redis", { REDIS_URL: redisUrl }]);
for (const [queue, env] of queues) {
  await benchIngest(queue, env);
  await benchCrashStorm(queue, env);
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection({ host: "127.0.0.1", port }, () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => resolve(false));
  });
}
