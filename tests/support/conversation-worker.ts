import { senders as waysOut } from "#adapters/senders.ts";
import { hasGateway } from "#src/bin/has-gateway.ts";
import { liveCity } from "#src/city/live-city.ts";
import { loadPack } from "#src/city/load-city.ts";
import { loadConfig } from "#src/config.ts";
import { connect, type DbAddress } from "#src/db/client.ts";
import { SYSTEM } from "#src/domain/actor.ts";
import { createLog } from "#src/log.ts";
import type { Ctx } from "#src/services/ctx.ts";
import { takeEvent } from "#src/services/intake/take-event.ts";
import { findWaiting } from "#src/services/outbox/find-waiting.ts";
import { sendWaiting } from "#src/services/outbox/send-waiting.ts";
import { secretBox } from "#src/services/secret-box.ts";

export interface ConversationWorkerTask {
  address: DbAddress;
  secret: string;
  publicUrl: string;
  /** How far the clock of the trial is ahead of ours. */
  aheadMs: number;
  /** Where the providers are. */
  env: Record<string, string>;
  eventIds: number[];
}

/** As many at once as the worker of the service. */
const SENDING = 16;

/**
 * A process that takes events and sends, once, until it is done or killed:
 * `node … tests/support/conversation-worker.ts '<ConversationWorkerTask as JSON>'`.
 */
const task = JSON.parse(process.argv[2] ?? "") as ConversationWorkerTask; // whoever starts us knows the shape
const { db, sql, close } = connect(task.address, 10, true);
const now = () => new Date(Date.now() + task.aheadMs);
const config = loadConfig(task.env);

const ctx: Ctx = {
  ...{ db, sql, now, city: liveCity(loadPack("hcmc")).city, reloadCity: async () => {} },
  // Whoever plays the service looks for itself what is left to do.
  jobs: { add: async () => {}, addMany: async () => {} },
  box: secretBox(task.secret),
  log: createLog("silent", "conversation-worker"),
  hasWay: hasGateway(config),
  ...{ actor: SYSTEM, uploadsDir: "", publicUrl: task.publicUrl },
};

const out = waysOut(config, { now });
for (const eventId of task.eventIds) await takeEvent(ctx, eventId);
const waiting = await findWaiting(ctx, 0, 1_000, -1);
const lane = async () => {
  for (let id = waiting.shift(); id !== undefined; id = waiting.shift())
    await sendWaiting(ctx, out, id, AbortSignal.timeout(20_000));
};
await Promise.all(Array.from({ length: SENDING }, lane));
await close();
process.exit();
