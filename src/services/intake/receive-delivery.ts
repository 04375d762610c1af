import { createHash } from "node:crypto";
import { cleanText } from "#src/domain/text.ts";
import type { ChannelAccount, NormalizedEvent } from "#src/ports/channel.ts";
import { takeEvent } from "#src/ports/jobs.ts";
import type { Ctx } from "../ctx.ts";
import { citizenKey } from "./citizens-side.ts";

/**
 * Keeps a verified delivery, its new events and the work they mean, in one statement: after it the provider may be
 * answered 200. The jobs are only a nudge; when they cannot be added, the sweep finds the rows.
 * @returns ids of events that wait for work; `duplicate` when every event was known already
 */
export async function receiveDelivery(
  ctx: Ctx,
  account: Pick<ChannelAccount, "id">,
  body: Uint8Array,
  events: NormalizedEvent[],
): Promise<{ eventIds: number[]; duplicate: boolean }> {
  const digest = createHash("sha256").update(body).digest("hex");
  const rows = await ctx.sql<{ id: string; work: boolean }[]>`
    with d as (
      insert into deliveries (account_id, digest, body) values (${account.id}, ${digest}, ${Buffer.from(body)})
      on conflict do nothing
    ), incoming as (
      select * from unnest(
        ${events.map((event) => event.eventKey)}::text[],
        ${events.map(storedForm)}::text[],
        ${events.map((event) => `${account.id}\n${event.threadKey}\n${citizenKey(event)}`)}::text[],
        ${/* postgres.js has no type for arrays of booleans */ events.map((event) => String(meansWork(event)))}::text[]::boolean[]
      ) with ordinality as t(event_key, event, lane, work, position)
    ), kept as (
      insert into raw_events (account_id, event_key, digest, event)
      select ${account.id}, event_key, ${digest}, event from incoming order by position
      on conflict (account_id, event_key) do nothing
      returning id, event_key
    ), pending as (
      insert into pending_events (event_id, lane)
      select distinct on (kept.id) kept.id, hashtextextended(incoming.lane, 0)
      from kept join incoming on incoming.event_key = kept.event_key
      where incoming.work
      returning event_id
    )
    select kept.id, exists (select from pending where pending.event_id = kept.id) as work from kept order by kept.id`;
  const eventIds = rows.filter((row) => row.work).map((row) => Number(row.id));
  // Not waited for: the answer to a provider owes nothing to the queue.
  void ctx.jobs.addMany(
    takeEvent,
    eventIds.map((eventId) => ({ eventId })),
  );
  return { eventIds, duplicate: events.length > 0 && rows.length === 0 };
}

/** Receipts and kinds we do not know are kept and counted; nothing follows from them. */
function meansWork(event: NormalizedEvent): boolean {
  return event.kind !== "receipt" && event.kind !== "system";
}

/** Providers may send NUL and broken surrogates anywhere; PostgreSQL takes neither. */
function storedForm(event: NormalizedEvent): string {
  return JSON.stringify(event, (_key, value: unknown) => (typeof value === "string" ? cleanText(value) : value));
}
