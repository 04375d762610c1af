import { and, eq } from "drizzle-orm";
import type { Tx } from "#src/db/client.ts";
import { tickets } from "#src/db/schema/index.ts";
import { allow, permissionOf } from "#src/domain/policy.ts";
import { STATE_LABEL } from "#src/domain/state.ts";
import type { TicketView } from "#src/domain/ticket-view.ts";
import { mayMove, stateAfter, type TicketAction } from "#src/domain/transitions.ts";
import { AppError } from "#src/errors.ts";
import type { Ctx } from "../ctx.ts";
import { findTicket } from "./find-ticket.ts";
import { recordTicketEvent } from "./record-event.ts";
import { type TicketRow, ticketView } from "./view.ts";

export interface Change {
  set: Partial<TicketRow>;
  note?: string | null;
}

/**
 * One action on one ticket in one transaction: right, state, version, change, history.
 * @param expectedVersion the version that the person saw; a lost race is refused
 * @param decide what the action changes, from the ticket as it is now
 * @throws {AppError} FORBIDDEN; NOT_FOUND; CONFLICT with `details.version` = the version now, when somebody was faster
 *   or the state does not allow the action
 */
export async function changeTicket(
  ctx: Ctx,
  reference: string,
  action: TicketAction,
  expectedVersion: number | undefined,
  decide: (ticket: TicketRow, tx: Tx) => Change | Promise<Change>,
): Promise<TicketView> {
  allow(ctx.actor, permissionOf(action));
  return ctx.db.transaction(async (tx) => {
    const { ticket } = await findTicket(ctx, tx, reference);
    checkVersion(ticket, expectedVersion);
    if (!mayMove(action, ticket.state)) throw wrongState(ticket, action);
    const change = await decide(ticket, tx);
    const state = change.set.state ?? stateAfter(action) ?? ticket.state;
    const set = { ...change.set, state, version: ticket.version + 1, touchedAt: ctx.now() };
    // The condition is in the update: of two people acting at once, one wins.
    const [updated] = await tx
      .update(tickets)
      .set(set)
      .where(and(eq(tickets.id, ticket.id), eq(tickets.version, ticket.version)))
      .returning({ id: tickets.id });
    if (!updated) throw lostRace(ticket.version + 1);
    await recordTicketEvent(tx, {
      ticketId: ticket.id,
      actor: ctx.actor,
      action,
      ...difference(ticket, { ...change.set, state }),
      note: change.note ?? null,
    });
    // An assignment may move the ticket out of the actor's own reach; what they did is still shown to them.
    const seen = await findTicket(
      { ...ctx, actor: { ...ctx.actor, role: null, kind: "system" } },
      tx,
      ticket.reference,
    );
    return ticketView(ctx, seen);
  });
}

function checkVersion(ticket: TicketRow, expected: number | undefined): void {
  if (expected !== undefined && expected !== ticket.version) throw lostRace(ticket.version);
}

const lostRace = (version: number) =>
  new AppError("CONFLICT", "Phản ánh vừa được người khác cập nhật. Vui lòng xem lại nội dung mới rồi thực hiện lại.", {
    version,
  });

const wrongState = (ticket: TicketRow, action: TicketAction) =>
  new AppError(
    "CONFLICT",
    `Phản ánh đang ở trạng thái “${STATE_LABEL[ticket.state].vi}” nên không thực hiện được việc này.`,
    { version: ticket.version, state: ticket.state, action },
  );

/** What the history tells: only fields that changed, old value and new. Internal columns stay out. */
const TOLD = [
  "state",
  "sector",
  "secondarySector",
  "urgency",
  "kind",
  "wardCode",
  "address",
  "unitId",
  "assigneeId",
  "firstResponseDueAt",
  "resolutionDueAt",
] as const satisfies readonly (keyof TicketRow)[];

export function difference(
  before: TicketRow,
  set: Partial<TicketRow>,
): { from: Record<string, unknown>; to: Record<string, unknown> } {
  const from: Record<string, unknown> = {};
  const to: Record<string, unknown> = {};
  for (const field of TOLD) {
    if (!(field in set) || String(set[field] ?? "") === String(before[field] ?? "")) continue;
    from[field] = before[field];
    to[field] = set[field];
  }
  return { from, to };
}
