import { liveCity } from "#src/city/live-city.ts";
import { loadPack } from "#src/city/load-city.ts";
import { connect, type DbAddress } from "#src/db/client.ts";
import { SYSTEM } from "#src/domain/actor.ts";
import { createLog } from "#src/log.ts";
import type { Sender, SendResult } from "#src/ports/sender.ts";
import type { Ctx } from "#src/services/ctx.ts";
import { findWaiting } from "#src/services/outbox/find-waiting.ts";
import { sendWaiting } from "#src/services/outbox/send-waiting.ts";
import { secretBox } from "#src/services/secret-box.ts";

export interface OutboxWorkerTask {
  address: DbAddress;
  secret: string;
  /** The clock of the trial: it runs `speed` times as fast as ours since `startMs`. */
  startMs: number;
  speed: number;
}

/**
 * A process that only sends, to a provider that writes what it accepts into the table `accepted`:
 * `node … tests/support/outbox-worker.ts '<OutboxWorkerTask as JSON>'`.
 */
const task = JSON.parse(process.argv[2] ?? "") as OutboxWorkerTask; // whoever starts us knows the shape
const { db, sql } = connect(task.address, 10, true);
const provider = connect(task.address, 4);
const now = () => new Date(task.startMs + (Date.now() - task.startMs) * task.speed);

const ctx: Ctx = {
  ...{ db, sql, now, city: liveCity(loadPack("hcmc")).city, reloadCity: async () => {} },
  jobs: { add: async () => {}, addMany: async () => {} },
  box: secretBox(task.secret),
  log: createLog("error", "outbox-worker"),
  ...{ actor: SYSTEM, uploadsDir: "", publicUrl: "" },
};

const failed = (failure: "unclear" | "transient" | "recipient"): SendResult => ({
  ok: false,
  failure,
  ...{ code: failure, reason: failure },
});

const sender: Sender = {
  ways: ["zalo"],
  async send({ outboxId, to, bubble }) {
    const luck = Math.random();
    if (luck < 0.05) return failed("transient");
    if (luck < 0.06) return failed("recipient");
    await new Promise((resolve) => setTimeout(resolve, 5));
    await provider.sql`insert into accepted (outbox_id, citizen, body, at) values (${outboxId}, ${to}, ${bubble.text}, ${now().toISOString()})`;
    await new Promise((resolve) => setTimeout(resolve, 5));
    return luck < 0.16 ? failed("unclear") : { ok: true, externalId: `z-${outboxId}` };
  },
};
const senders = { get: () => sender };

const never = new AbortController().signal;
process.stdout.write("sending\n");
for (;;) {
  const waiting = await findWaiting(ctx, 0, 8, 0);
  await Promise.all(waiting.map((id) => sendWaiting(ctx, senders, id, never)));
  if (waiting.length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
}
