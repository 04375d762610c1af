import { sql } from "drizzle-orm";
import type { Tx } from "#src/db/client.ts";
import type { Ctx } from "../ctx.ts";
import { SAID_FIELDS } from "../tickets/history.ts";
import { recordTicketEvent } from "../tickets/record-event.ts";
import { idList } from "./holdings.ts";

/** What the history of a ticket may hold of its citizen's words. */
const WORDS = `{${[...SAID_FIELDS, "lat", "lng", "place"].join(",")}}`;

/** Leaves of tickets what figures need: sector, ward, urgency, unit, times, scores. History tells that it was erased. */
export async function eraseTickets(ctx: Ctx, tx: Tx, contactIds: readonly number[]): Promise<void> {
  const rows = await tx.execute<{ id: string; reference: string }>(sql`
    select id, reference from tickets where conversation_id in
      (select id from conversations where contact_id in ${idList(contactIds)}) order by id for update`);
  if (rows.length === 0) return;
  const ids = idList(rows.map(({ id }) => Number(id)));
  await tx.execute(sql`
    update tickets set text = '', text_folded = '', address = null, lat = null, lng = null, place = null,
      public_answer = null, matter_digest = null, track_digest = null, triage_pending = false, version = version + 1
    where id in ${ids}`);
  await tx.execute(sql`delete from embeddings where ticket_id in ${ids}`);
  await tx.execute(sql`
    update incident_points set lat = null, lng = null, cell = null, street = null, person_key = null where ticket_id in ${ids}`);
  // That somebody was told stays; a digest of their number does not.
  await tx.execute(
    sql`update incident_answer_people set person_key = 'erased:' || conversation_id where ticket_id in ${ids}`,
  );
  // What staff have begun to answer may quote the citizen.
  await tx.execute(sql`delete from reply_boxes where ticket_id in ${ids}`);
  await tx.execute(sql`
    update verdicts set verdict = verdict || '{"reasons":[],"keywords":[]}'::jsonb where ticket_id in ${ids}`);
  await tx.execute(sql`
    update ticket_events set note = null, before = null, "from" = "from" - ${WORDS}::text[], "to" = "to" - ${WORDS}::text[]
    where ticket_id in ${ids}`);
  await tx.execute(sql`
    update ratings set reason = null, comment = null, follow_up = null, token_digest = null where ticket_id in ${ids}`);
  await tx.execute(sql`update extension_requests set reason = '', answer = null where ticket_id in ${ids}`);
  await tx.execute(sql`
    update calls set recording_url = null, call_key = 'erased-' || id, ivr = '[]' where ticket_id in ${ids}`);
  for (const { reference } of rows)
    await tx.execute(sql`delete from idempotency_keys where position(${reference} in response) > 0`);
  for (const { id } of rows) await recordTicketEvent(tx, { ticketId: Number(id), actor: ctx.actor, action: "erase" });
}
