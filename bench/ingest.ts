import { Agent } from "undici";
import { post } from "#src/bin/commands/simulate.ts";
import { DELIVERY } from "#src/bin/simulate/deliveries.ts";
import { believableMessages } from "#src/bin/simulate/messages.ts";
import { percentile } from "#src/bin/simulate/open-loop.ts";
import { databaseAddress, loadConfig } from "#src/config.ts";
import { connect } from "#src/db/client.ts";
import { type Service, startService } from "#tests/support/service.ts";
import { addStormAccount, STORM_ACCOUNT, storm, tally, untilTriaged } from "#tests/support/storm.ts";
import { bareInserts } from "./baseline.ts";

const SECONDS = 6;
const round = (value: number) => Math.round(value * 10) / 10;

/** Ack and routing times at rising rates, then the most that it takes, against bare inserts in the same run. */
export async function benchIngest(queue: string, env: Record<string, string>): Promise<void> {
  const service = await startService(env);
  try {
    await addStormAccount(service);
    console.log(`\n## Queue in ${queue} (ready after ${round(service.readyMs / 1_000)} s)\n`);
    console.log("| offered /s | ack p50 ms | ack p99 ms | routed p50 ms | p95 | p99 | not 200 | lost | doubled |");
    console.log("|---|---|---|---|---|---|---|---|---|");
    for (const rate of [50, 200, 500, 1_000]) console.log(await atRate(service, rate));
  } finally {
    await service.stop();
  }
}

async function atRate(service: Service, rate: number): Promise<string> {
  const before = await tally(service);
  const [mark] = await service.database.sql`select coalesce(max(id), 0) as id from tickets`;
  const { ackMs, byStatus, distinct } = await storm(service, { rate, count: rate * SECONDS, twice: 0 });
  await untilTriaged(service, 300);
  const after = await tally(service);
  const [routed] = await service.database.sql`
    select percentile_cont(array[0.5, 0.95, 0.99]) within group (order by ms) as ms from (
      select extract(epoch from min(v.at) - t.created_at) * 1000 as ms
      from tickets t join verdicts v on v.ticket_id = t.id where t.id > ${mark?.id} group by t.id) r`;
  const { 200: ok = 0 } = byStatus;
  const routedMs: number[] = routed?.ms ?? [];
  const cells = [
    rate,
    round(percentile(ackMs, 0.5)),
    round(percentile(ackMs, 0.99)),
    ...routedMs.map(round),
    rate * SECONDS - ok,
    distinct - (after.tickets - before.tickets),
    after.doubled,
  ];
  return `| ${cells.join(" | ")} |`;
}

/**
 * Closed loop, as fast as answers come, beside bare inserts into the same PostgreSQL. Only the web role runs: the other
 * roles, which on this machine share its cores, would be measured along with it.
 */
export async function benchAgainstBare(): Promise<void> {
  const service = await startService({ ROLES: "web" });
  try {
    await addStormAccount(service);
    const client = connect(databaseAddress(loadConfig({ DATA_DIR: service.dataDir })), 8);
    const bare = await bareInserts(client, 4);
    await client.close();
    const rate = await mostAcked(service, 5);
    const [row] = await service.database.sql`select count(*) as kept from raw_events`;
    console.log("\n## Webhooks against bare inserts (web role alone)\n");
    console.log(
      `acked ${Math.round(rate)}/s (${row?.kept} kept); bare single-row inserts ${Math.round(bare)}/s; ratio ${(rate / bare).toFixed(2)}`,
    );
  } finally {
    await service.stop();
  }
}

async function mostAcked(service: Service, seconds: number): Promise<number> {
  const texts = believableMessages();
  // Made before the clock runs: the sender's work is not what is measured.
  const deliveries = Array.from({ length: 20_000 }, (_, i) =>
    DELIVERY.zalo(STORM_ACCOUNT, texts[i % texts.length] ?? "", new Date()),
  );
  const agent = new Agent({ connections: 32 });
  const startMs = performance.now();
  const untilMs = startMs + seconds * 1_000;
  let acked = 0;
  const lane = async () => {
    for (let next = deliveries.pop(); next && performance.now() < untilMs; next = deliveries.pop())
      if ((await post(agent, service.url, next)) === 200) acked++;
  };
  await Promise.all(Array.from({ length: 32 }, lane));
  const rate = acked / ((performance.now() - startMs) / 1_000);
  await agent.close();
  return rate;
}
