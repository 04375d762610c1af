import { createHash } from "node:crypto";
import { coalesce } from "#src/coalesce.ts";
import { cleanText } from "#src/domain/text.ts";
import type { ChannelAccount, NormalizedEvent } from "#src/ports/channel.ts";
import { takeEvent } from "#src/ports/jobs.ts";
import type { Ctx } from "../ctx.ts";
import { citizenKey } from "./citizens-side.ts";

interface Delivery {
  accountId: string;
  digest: string;
  body: Uint8Array;
  events: NormalizedEvent[];
}

interface Received {
  /** Ids of the new events that wait for work. */
  eventIds: number[];
  /** Every event was known already. */
  duplicate: boolean;
}

/**
 * Keeps a verified delivery, its new events and the work they mean, in one statement: after it the provider may be
 * answered 200. Deliveries that come in while others are being kept share a statement. The jobs are only a nudge; when
 * they cannot be added, the sweep finds the rows.
 */
export async function receiveDelivery(
  ctx: Ctx,
  account: Pick<ChannelAccount, "id">,
  body: Uint8Array,
  events: NormalizedEvent[],
): Promise<Received> {
  const digest = createHash("sha256").update(body).digest("hex");
  const received = await keeperOf(ctx)({ accountId: account.id, digest, body, events });
  // Not waited for: the answer to a provider owes nothing to the queue.
  void ctx.jobs.addMany(
    takeEvent,
    received.eventIds.map((eventId) => ({ eventId })),
  );
  return received;
}

type Keep = (delivery: Delivery) => Promise<Received>;

/** Statements on their way at once, and what one may hold. */
const LIMITS = { inFlight: 4, atOnce: 64 };
const keepers = new WeakMap<Ctx["sql"], Keep>();

function keeperOf({ sql }: Ctx): Keep {
  const known = keepers.get(sql) ?? coalesce((deliveries: Delivery[]) => keep(sql, deliveries), LIMITS);
  keepers.set(sql, known);
  return known;
}

async function keep(sql: Ctx["sql"], deliveries: Delivery[]): Promise<Received[]> {
  const events = deliveries.flatMap(({ accountId, digest, events }) =>
    events.map((event) => ({
      accountId,
      digest,
      key: event.eventKey,
      event: storedForm(event),
      lane: `${accountId}\n${event.threadKey}\n${citizenKey(event)}`,
      work: String(meansWork(event)), // postgres.js has no type for arrays of booleans
    })),
  );
  const rows = await sql<{ id: string; account_id: string; event_key: string; work: boolean }[]>`
    with delivered as (
      insert into deliveries (account_id, digest, body)
      select account_id, digest, decode(body, 'base64') from unnest(
        ${deliveries.map(({ accountId }) => accountId)}::text[],
        ${deliveries.map(({ digest }) => digest)}::text[],
        ${deliveries.map(({ body }) => Buffer.from(body).toString("base64"))}::text[]
      ) as t(account_id, digest, body)
      on conflict do nothing
    ), incoming as (
      select * from unnest(
        ${events.map(({ accountId }) => accountId)}::text[], ${events.map(({ digest }) => digest)}::text[],
        ${events.map(({ key }) => key)}::text[], ${events.map(({ event }) => event)}::text[],
        ${events.map(({ lane }) => lane)}::text[], ${events.map(({ work }) => work)}::text[]::boolean[]
      ) with ordinality as t(account_id, digest, event_key, event, lane, work, position)
    ), kept as (
      insert into raw_events (account_id, event_key, digest, event)
      select account_id, event_key, digest, event from incoming order by position
      on conflict (account_id, event_key) do nothing
      returning id, account_id, event_key
    ), pending as (
      insert into pending_events (event_id, lane)
      select distinct on (kept.id) kept.id, hashtextextended(lane, 0)
      from kept join incoming using (account_id, event_key) where work
      returning event_id
    )
    select kept.id, kept.account_id, kept.event_key, pending.event_id is not null as work
    from kept left join pending on pending.event_id = kept.id order by kept.id`;
  return share(deliveries, rows);
}

/** Whose event became which row: of two deliveries of one event in one list, the first brought it. */
function share(
  deliveries: Delivery[],
  rows: readonly { id: string; account_id: string; event_key: string; work: boolean }[],
): Received[] {
  const unclaimed = new Map(rows.map((row) => [`${row.account_id}\n${row.event_key}`, row]));
  return deliveries.map(({ accountId, events }) => {
    const mine = events.flatMap((event) => {
      const key = `${accountId}\n${event.eventKey}`;
      const row = unclaimed.get(key);
      unclaimed.delete(key);
      return row ? [row] : [];
    });
    return {
      eventIds: mine.filter((row) => row.work).map((row) => Number(row.id)),
      duplicate: events.length > 0 && mine.length === 0,
    };
  });
}

/** A pressed button speaks, and so does who takes back their consent. Other system events are kept and counted, no more. */
const SPEAKING: readonly unknown[] = ["postback", "user_withdraw"];
const meansWork = (event: NormalizedEvent): boolean => event.kind !== "system" || SPEAKING.includes(event.facts?.event);

/** Providers may send NUL and broken surrogates anywhere; PostgreSQL takes neither. */
function storedForm(event: NormalizedEvent): string {
  return JSON.stringify(event, (_key, value: unknown) => (typeof value === "string" ? cleanText(value) : value));
}
