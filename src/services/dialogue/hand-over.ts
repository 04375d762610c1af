import { sql } from "drizzle-orm";
import type { Tx } from "#src/db/client.ts";
import { allow } from "#src/domain/policy.ts";
import { OPEN_STATES } from "#src/domain/state.ts";
import type { Ctx } from "../ctx.ts";
import { checkMayAct } from "../tickets/check-may-act.ts";
import { findTicket } from "../tickets/find-ticket.ts";

/** A person writes here now: the machine is silent until they give it back. */
export async function handToPerson(ctx: Ctx, tx: Tx, conversationId: number): Promise<void> {
  const now = ctx.now().toISOString();
  await tx.execute(sql`
    insert into dialogues as d (conversation_id, handed_to_person_at, touched_at)
    values (${conversationId}, ${now}::timestamptz, ${now}::timestamptz)
    on conflict (conversation_id) do update set handed_to_person_at = coalesce(d.handed_to_person_at, excluded.handed_to_person_at)`);
}

/** Nothing is open there any more: whoever writes next is answered by machine again. */
export async function giveBackWhenDone(tx: Tx, conversationId: number, ticketId: number): Promise<void> {
  await tx.execute(sql`
    update dialogues d set handed_to_person_at = null, state = 'idle'
    where conversation_id = ${conversationId} and handed_to_person_at is not null and not exists (
      select from tickets t where t.conversation_id = d.conversation_id and t.id <> ${ticketId} and t.state in ${[...OPEN_STATES]})`);
}

/** By a button on the ticket page. @throws {AppError} FORBIDDEN; NOT_FOUND */
export async function giveBack(ctx: Ctx, reference: string): Promise<void> {
  allow(ctx.actor, "ticket.reply");
  await ctx.db.transaction(async (tx) => {
    const { ticket } = await findTicket(ctx, tx, reference);
    checkMayAct(ctx, ticket, "reply");
    await tx.execute(sql`
      update dialogues set handed_to_person_at = null, state = 'idle' where conversation_id = ${ticket.conversationId}`);
  });
}

/** By a button too: "I answer here myself". @throws {AppError} FORBIDDEN; NOT_FOUND */
export async function takeOver(ctx: Ctx, reference: string): Promise<void> {
  allow(ctx.actor, "ticket.reply");
  await ctx.db.transaction(async (tx) => {
    const { ticket } = await findTicket(ctx, tx, reference);
    checkMayAct(ctx, ticket, "reply");
    await handToPerson(ctx, tx, ticket.conversationId);
  });
}
