import { eq, sql } from "drizzle-orm";
import { z } from "zod";
import type { Tx } from "#src/db/client.ts";
import { tickets } from "#src/db/schema/index.ts";
import type { TicketView } from "#src/domain/ticket-view.ts";
import { stateToGoOn } from "#src/domain/transitions.ts";
import { AppError } from "#src/errors.ts";
import type { Ctx } from "../ctx.ts";
import { changeTicket, writeChange } from "./change-ticket.ts";
import { checkMayAct } from "./check-may-act.ts";
import { findTicket } from "./find-ticket.ts";
import type { TicketRow } from "./view.ts";

export const UnmergeInput = z.strictObject({ note: z.string().max(2_000).optional() });

/**
 * They were two matters after all: each goes on by itself, with its own beginning.
 * @throws {AppError} as `changeTicket`; FORBIDDEN also when another unit holds the survivor, which changes too
 */
export async function unmergeTicket(
  ctx: Ctx,
  reference: string,
  input: z.infer<typeof UnmergeInput>,
  expectedVersion?: number,
): Promise<TicketView> {
  const { ticket } = await findTicket(ctx, ctx.db, reference);
  const lockWith = await referenceOf(ctx.db, ticket.duplicateOf);
  const options = { expectedVersion, ...(lockWith && { lockWith }) };
  return changeTicket(ctx, reference, "unmerge", options, async (source, tx) => {
    const survivor = source.duplicateOf === null ? undefined : await rowOf(tx, source.duplicateOf);
    if (!survivor || survivor.reference !== lockWith)
      throw new AppError("CONFLICT", "Phản ánh vừa được người khác cập nhật. Vui lòng xem lại.", {
        version: source.version,
      });
    checkMayAct(ctx, survivor, "unmerge");
    // The survivor's own beginning is asked of what is still merged into it: this one no longer is.
    await tx.update(tickets).set({ duplicateOf: null }).where(eq(tickets.id, source.id));
    const createdAt = await beginningOf(tx, survivor);
    await writeChange(ctx, tx, survivor, "unmerge_from", { set: { createdAt }, told: { unmerged: source.reference } });
    return {
      set: { duplicateOf: null, state: stateToGoOn(source) },
      note: input.note ?? null,
      told: { from: survivor.reference },
    };
  });
}

async function referenceOf(tx: Tx, id: number | null): Promise<string | undefined> {
  return id === null ? undefined : (await rowOf(tx, id))?.reference;
}

async function rowOf(tx: Tx, id: number): Promise<TicketRow | undefined> {
  const [row] = await tx.select().from(tickets).where(eq(tickets.id, id));
  return row;
}

/** When its own first message was received, or that of a ticket merged into it. */
async function beginningOf(tx: Tx, survivor: TicketRow): Promise<Date> {
  const [row] = await tx.execute<{ at: string | null }>(sql`
    with recursive family as (
      select ${survivor.id}::bigint as id
      union select t.id from tickets t join family f on t.duplicate_of = f.id
    )
    select min(received_at) as at from messages where direction = 'in' and ticket_id in (select id from family)`);
  return row?.at ? new Date(row.at) : survivor.createdAt;
}
