import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "#src/db/client.ts";
import { allow } from "#src/domain/policy.ts";
import { AppError } from "#src/errors.ts";
import { record } from "../audit/record.ts";
import type { Ctx } from "../ctx.ts";
import { SAMPLE_ACCOUNT } from "./sample-state.ts";

const TICKETS = sql`(select ticket_id from sample_tickets)`;
const CONTACTS = sql`(select id from contacts where account_id like ${`${SAMPLE_ACCOUNT}%`})`;
const CONVERSATIONS = sql`(select id from conversations where account_id like ${`${SAMPLE_ACCOUNT}%`})`;
const MESSAGES = sql`(select id from messages where conversation_id in ${CONVERSATIONS} or ticket_id in ${TICKETS})`;
const DIRECTIVES = sql`(select id from directives where ticket_id in ${TICKETS})`;

/**
 * What goes with an invented ticket, in this order, and what stays and only forgets it. A table that points to tickets,
 * conversations, contacts or messages and is missing here makes the test beside this file fail.
 */
export const GOES: readonly (readonly [table: string, where: SQL])[] = [
  ["media", sql`message_id in ${MESSAGES}`],
  ["outbox", sql`conversation_id in ${CONVERSATIONS} or ticket_id in ${TICKETS}`],
  ["dialogues", sql`conversation_id in ${CONVERSATIONS} or ticket_id in ${TICKETS}`],
  ["ratings", sql`ticket_id in ${TICKETS}`],
  ["reply_boxes", sql`ticket_id in ${TICKETS}`],
  ["ticket_search", sql`ticket_id in ${TICKETS}`],
  ["embeddings", sql`ticket_id in ${TICKETS}`],
  ["extension_requests", sql`ticket_id in ${TICKETS}`],
  ["staff_notices", sql`ticket_id in ${TICKETS}`],
  ["directive_events", sql`directive_id in ${DIRECTIVES}`],
  ["directives", sql`ticket_id in ${TICKETS}`],
  ["ticket_links", sql`from_id in ${TICKETS} or to_id in ${TICKETS}`],
  ["ticket_pauses", sql`ticket_id in ${TICKETS}`],
  ["ticket_clocks", sql`ticket_id in ${TICKETS}`],
  ["verdicts", sql`ticket_id in ${TICKETS}`],
  ["ticket_events", sql`ticket_id in ${TICKETS}`],
  ["messages", sql`conversation_id in ${CONVERSATIONS} or ticket_id in ${TICKETS}`],
];
/** Real ones that were tied to an invented ticket. */
export const FORGETS: readonly (readonly [table: string, column: string])[] = [
  ["calls", "ticket_id"],
  ["mentions", "ticket_id"],
  ["ticket_clocks", "taken_from_id"],
];
/** Their rows go by themselves, with the ticket or the conversation (on delete cascade). */
export const GOES_WITH_IT = ["incident_answer_people", "incident_members", "incident_points"];

/**
 * Takes every invented ticket away with all that hangs on it; the figures follow within seconds, as if they had never been.
 * @returns how many; 0 when there were none
 * @throws {AppError} FORBIDDEN; CONFLICT when a real ticket was merged into an invented one
 */
export async function turnSampleOff(ctx: Ctx): Promise<number> {
  allow(ctx.actor, "configure");
  return ctx.db.transaction(async (tx) => {
    await tx.execute(sql`set local langnghe.erasing = 'on'`);
    await tx.execute(sql`lock table sample_tickets in share row exclusive mode`);
    await refuseMerged(tx);
    for (const [table, column] of FORGETS)
      await tx.execute(sql`
        update ${sql.identifier(table)} set ${sql.identifier(column)} = null where ${sql.identifier(column)} in ${TICKETS}`);
    for (const [table, where] of GOES) await tx.execute(sql`delete from ${sql.identifier(table)} where ${where}`);
    const gone = await removeTickets(tx);
    await removePeople(tx);
    await record(ctx, tx, { action: "setting.change", subject: "sample", details: { on: false, tickets: gone } });
    return gone;
  });
}

async function removeTickets(tx: Tx): Promise<number> {
  const gone = await tx.execute<{ ticket_id: string }>(sql`delete from sample_tickets returning ticket_id`);
  const ids = sql`(select value::bigint from jsonb_array_elements_text(${JSON.stringify(gone.map(({ ticket_id }) => ticket_id))}::jsonb))`;
  await tx.execute(sql`delete from tickets where id in ${ids}`);
  // The keeper of figures finds no history of them any more, and takes their part out of every sum.
  await tx.execute(sql`insert into kpi_changes (ticket_id) select * from ${ids} gone`);
  return gone.length;
}

async function removePeople(tx: Tx): Promise<void> {
  await tx.execute(sql`delete from conversations where account_id like ${`${SAMPLE_ACCOUNT}%`}`);
  await tx.execute(sql`delete from consents where contact_id in ${CONTACTS}`);
  await tx.execute(sql`delete from contact_events where contact_id in ${CONTACTS}`);
  await tx.execute(sql`delete from contacts where account_id like ${`${SAMPLE_ACCOUNT}%`}`);
  await tx.execute(sql`delete from channel_accounts where id like ${`${SAMPLE_ACCOUNT}%`}`);
}

/** A real report must not vanish with the invented one that it was merged into. */
async function refuseMerged(tx: Tx): Promise<void> {
  const [merged] = await tx.execute<{ reference: string }>(sql`
    select reference from tickets where duplicate_of in ${TICKETS} and id not in ${TICKETS} limit 1`);
  if (merged)
    throw new AppError(
      "CONFLICT",
      `Phản ánh thật ${merged.reference} đã được gộp vào một phản ánh mẫu. Vui lòng bỏ gộp trước rồi tắt lại.`,
      { reference: merged.reference },
    );
}
