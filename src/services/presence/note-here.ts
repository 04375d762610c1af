import { sql } from "drizzle-orm";
import { allow } from "#src/domain/policy.ts";
import type { Ctx } from "../ctx.ts";
import { findTicket } from "../tickets/find-ticket.ts";
import { tellPresence } from "./tell-presence.ts";
import { HERE_MS, type Here, whoIsHere } from "./who-is-here.ts";

/**
 * The actor has this ticket open. Kept in their reply box, where it also stands that they are writing. Told to others when
 * they come, not each time that they are still there.
 * @returns who else is, and how the ticket stands
 * @throws {AppError} FORBIDDEN; NOT_FOUND
 */
export async function noteHere(ctx: Ctx, reference: string): Promise<{ here: Here[]; version: number }> {
  allow(ctx.actor, "ticket.read");
  const { ticket } = await findTicket(ctx, ctx.db, reference);
  const { kind, userId } = ctx.actor;
  // A program reads tickets; it does not sit before them.
  if (kind === "user" && userId !== null) {
    const now = ctx.now().toISOString();
    const away = new Date(ctx.now().getTime() - HERE_MS).toISOString();
    const rows = await ctx.db.execute<{ came: boolean }>(sql`
      with before as (select here_at from reply_boxes where user_id = ${userId} and ticket_id = ${ticket.id})
      insert into reply_boxes (user_id, ticket_id, here_at) values (${userId}, ${ticket.id}, ${now})
      on conflict (user_id, ticket_id) do update set here_at = excluded.here_at
      returning coalesce((select here_at from before) < ${away}, true) as came`);
    if (rows[0]?.came) await tellPresence(ctx.db, ticket.id);
  }
  return { here: (await whoIsHere(ctx, [ticket.id])).get(ticket.id) ?? [], version: ticket.version };
}

/** The actor has closed it. Once or twice is the same. @throws {AppError} NOT_FOUND */
export async function noteGone(ctx: Ctx, reference: string): Promise<void> {
  allow(ctx.actor, "ticket.read");
  const { ticket } = await findTicket(ctx, ctx.db, reference);
  const gone = await ctx.db.execute(sql`
    update reply_boxes set here_at = null, writing_at = null
    where user_id = ${ctx.actor.userId} and ticket_id = ${ticket.id} and here_at is not null returning ticket_id`);
  if (gone.length > 0) await tellPresence(ctx.db, ticket.id);
}
