import { sql } from "drizzle-orm";
import type { Tx } from "#src/db/client.ts";
import { foldText } from "#src/domain/text.ts";

export interface Matter extends Record<string, unknown> {
  shown: string | null;
  whole: string | null;
  lat: number | null;
  lng: number | null;
  address: string | null;
  received: string;
  before: string;
}

/**
 * Sets what a ticket takes over from its messages: text, position, address and when it began. Always computed from all
 * of them, in the citizen's order, so the order of arrival cannot show.
 * @returns true when what the classifier reads has changed
 */
export async function deriveTicket(tx: Tx, ticketId: number): Promise<boolean> {
  const [matter] = await tx.execute<Matter>(sql`
    select string_agg(nullif(text, ''), E'\n' order by occurred_at, object_id) filter (where not hidden) as shown,
      string_agg(nullif(text, ''), E'\n' order by occurred_at, object_id) as whole,
      (array_agg(lat order by occurred_at desc) filter (where lat is not null))[1] as lat,
      (array_agg(lng order by occurred_at desc) filter (where lat is not null))[1] as lng,
      (array_agg(address order by occurred_at desc) filter (where address <> ''))[1] as address,
      min(received_at) as received,
      (select coalesce(matter_digest, '') from tickets where id = ${ticketId}) as before
    from messages where ticket_id = ${ticketId} and direction = 'in'`);
  if (!matter) return false;
  const shown = matter.shown ?? "";
  const read = matterRead(matter);
  const rows = await tx.execute<{ changed: boolean }>(sql`
    update tickets set text = ${shown}, text_folded = ${foldText(shown)},
      lat = coalesce(case when located_by_person then lat end, ${matter.lat}),
      lng = coalesce(case when located_by_person then lng end, ${matter.lng}),
      address = coalesce(case when located_by_person then address end, ${matter.address}),
      created_at = least(created_at, ${matter.received}::timestamptz),
      matter_digest = md5(${read}),
      triage_pending = triage_pending or matter_digest is distinct from md5(${read}),
      touched_at = now(), version = version + 1
    where id = ${ticketId} returning md5(${read}) is distinct from ${matter.before} as changed`);
  return rows[0]?.changed ?? false;
}

/** What the classifier and the gazetteer go by, as one string: when it changes, they read again. */
export const matterRead = (matter: Pick<Matter, "whole" | "lat" | "lng" | "address">): string =>
  JSON.stringify([matter.whole, matter.lat, matter.lng, matter.address || null]);
