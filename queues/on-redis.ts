import { Queue, Worker } from "bullmq";
import { Redis } from "ioredis";
import type { Backend, BackendOptions } from "./backend.ts";
import { errorLog, workerSettings } from "./worker-settings.ts";

const AGAIN_MS = 1_000;

export function onRedis(url: string, { log, prefix = "langnghe", lockMs }: BackendOptions): Backend {
  const complain = errorLog(log, "Redis");
  const open: Redis[] = [];
  const connect = (options: { enableOfflineQueue?: boolean; commandTimeout?: number; retries: number | null }) => {
    const { retries, ...rest } = options;
    const client = new Redis(url, {
      ...rest,
      maxRetriesPerRequest: retries,
      retryStrategy: (times) => Math.min(times * 100, AGAIN_MS),
    });
    client.on("error", complain);
    open.push(client);
    return client;
  };
  // A producer fails at once, so that a provider is answered; a worker waits for as long as it takes.
  const producer = connect({ enableOfflineQueue: false, commandTimeout: 2_000, retries: 1 });
  let consumer: Redis | undefined;
  return {
    queue: async (name) => {
      const queue = new Queue(name, { connection: producer, prefix });
      queue.on("error", complain);
      return queue;
    },
    worker: async (name, process, concurrency) => {
      consumer ??= connect({ retries: null });
      const worker = new Worker(name, process, {
        ...workerSettings(lockMs),
        concurrency,
        connection: consumer,
        prefix,
      });
      worker.on("error", complain);
      return worker; // not awaited: it begins when Redis is there
    },
    // A write: a Redis whose disk is full still answers reads.
    ping: async () => void (await producer.set(`${prefix}:asked`, "1", "EX", 60)),
    close: async () => {
      for (const client of open) client.disconnect();
    },
  };
}
