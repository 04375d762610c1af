import { Agent } from "undici";
import { post } from "#src/bin/commands/simulate.ts";
import { DELIVERY, type Delivery } from "#src/bin/simulate/deliveries.ts";
import { believableMessages } from "#src/bin/simulate/messages.ts";
import { type LoadResult, openLoop } from "#src/bin/simulate/open-loop.ts";
import type { ChannelAccount } from "#src/ports/channel.ts";
import type { Service } from "./service.ts";

export const STORM_ACCOUNT: ChannelAccount = {
  id: "bao",
  channel: "zalo",
  state: "active",
  settings: { appId: "1000000000000000001", oaId: "2000000000000000002" },
  secrets: { webhookSecret: "storm-secret-storm-secret" },
};

export const addStormAccount = (service: Service): Promise<string> =>
  service.command(
    ["channel", "add", "zalo", STORM_ACCOUNT.id, "--app-id", "1000000000000000001", "--oa-id", "2000000000000000002"],
    "webhookSecret=storm-secret-storm-secret\n",
  );

export interface StormResult extends LoadResult {
  /** Different messages sent: so many tickets there must be. */
  distinct: number;
}

/**
 * Signed messages of as many different citizens, at a steady rate; `twice` of them are delivered again at once. A
 * delivery that is not answered 200 comes again, as a provider's would, until it is.
 */
export async function storm(
  service: Service,
  options: { rate: number; count: number; twice: number },
): Promise<StormResult> {
  const texts = believableMessages();
  const distinct = Math.round(options.count * (1 - options.twice));
  const deliveries = Array.from({ length: distinct }, (_, i) =>
    DELIVERY.zalo(STORM_ACCOUNT, texts[i % texts.length] ?? "", new Date()),
  );
  const order = [...deliveries.keys(), ...deliveries.keys()]
    .slice(0, options.count)
    .sort((a, b) => (a % 97) - (b % 97) || a - b);
  const agent = new Agent({ connections: 128, connectTimeout: 3_000, headersTimeout: 10_000 });
  const result = await openLoop(
    (i) => untilAnswered(agent, service.url, deliveries[order[i] ?? 0]),
    options.rate,
    options.count,
  );
  await agent.close();
  return { ...result, distinct };
}

async function untilAnswered(agent: Agent, url: string, delivery: Delivery | undefined): Promise<number> {
  if (!delivery) throw new Error("nothing to send");
  for (;;) {
    const status = await post(agent, url, delivery).catch(() => 0);
    if (status === 200) return status;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

/** What the tables say after a storm. */
export async function tally(
  service: Service,
): Promise<{ tickets: number; messages: number; doubled: number; untriaged: number }> {
  const [row] = await service.database.sql`
    select (select count(*) from tickets) as tickets, (select count(*) from messages where direction = 'in') as messages,
      (select count(*) from (select ticket_id from messages group by object_id, ticket_id having count(*) > 1) d) as doubled,
      (select count(*) from tickets where state = 'new' or triage_pending) as untriaged`;
  return {
    tickets: Number(row?.tickets),
    messages: Number(row?.messages),
    doubled: Number(row?.doubled),
    untriaged: Number(row?.untriaged),
  };
}

/** Resolves with the seconds until every ticket is triaged; rejects when it takes longer than `limitSec`. */
export async function untilTriaged(service: Service, limitSec: number): Promise<number> {
  const startMs = performance.now();
  for (;;) {
    const { untriaged } = await tally(service).catch(() => ({ untriaged: -1 }));
    const [pending] = await service.database.sql`select count(*) as n from pending_events`.catch(() => [{ n: 1 }]);
    const seconds = (performance.now() - startMs) / 1_000;
    if (untriaged === 0 && Number(pending?.n) === 0) return seconds;
    if (seconds > limitSec) throw new Error(`${untriaged} tickets still wait after ${Math.round(seconds)} s`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
