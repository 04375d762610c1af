import { and, eq } from "drizzle-orm";
import type { Tx } from "#src/db/client.ts";
import { tickets } from "#src/db/schema/index.ts";
import { allow, permissionOf } from "#src/domain/policy.ts";
import { STATE_LABEL } from "#src/domain/state.ts";
import type { TicketView } from "#src/domain/ticket-view.ts";
import { mayMove, stateAfter, type TicketAction, UNDOABLE } from "#src/domain/transitions.ts";
import { AppError } from "#src/errors.ts";
import { pauseClocks, resumeClocks, syncClocks } from "../clocks/sync-clocks.ts";
import type { Ctx } from "../ctx.ts";
import { awaitGrouping } from "../incidents/await-grouping.ts";
import { tellCitizens } from "../progress/tell-citizens.ts";
import { checkMayAct } from "./check-may-act.ts";
import { difference } from "./difference.ts";
import { findTicket, ticketSeenBy } from "./find-ticket.ts";
import { lockTickets } from "./lock-tickets.ts";
import { recordTicketEvent } from "./record-event.ts";
import { tellOfDanger } from "./tell-staff.ts";
import { type TicketRow, ticketView } from "./view.ts";

export interface Change {
  set: Partial<TicketRow>;
  note?: string | null;
  /** What the history tells besides the fields that changed: ids and references only. */
  told?: Record<string, unknown>;
  /** Pictures of the result, for everybody else who reported the matter. */
  files?: readonly string[];
}

export interface ChangeOptions {
  /** The version that the person saw; a lost race is refused. */
  expectedVersion?: number | undefined;
  /** A second ticket that the action changes too: both are locked, always in the same order. */
  lockWith?: string;
}

/**
 * One action on one ticket in one transaction: right, state, version, change, clocks, history.
 * @param decide what the action changes, from the ticket as it is now; nobody else changes it meanwhile
 * @throws {AppError} FORBIDDEN; NOT_FOUND; CONFLICT with `details.version` = the version now, when somebody was faster
 *   or the state does not allow the action
 */
export async function changeTicket(
  ctx: Ctx,
  reference: string,
  action: TicketAction,
  { expectedVersion, lockWith }: ChangeOptions,
  decide: (ticket: TicketRow, tx: Tx) => Change | Promise<Change>,
): Promise<TicketView> {
  allow(ctx.actor, permissionOf(action));
  return ctx.db.transaction(async (tx) => {
    await lockTickets(tx, lockWith ? [reference, lockWith] : [reference]);
    const { ticket } = await findTicket(ctx, tx, reference);
    checkMayAct(ctx, ticket, action);
    checkVersion(ticket, expectedVersion);
    if (!mayMove(action, ticket.state)) throw wrongState(ticket, action);
    const change = await decide(ticket, tx);
    await writeChange(ctx, tx, ticket, action, change);
    // What moved out of the actor's own reach is still shown to them this once.
    return ticketView(ctx, await ticketSeenBy(ctx, tx, ticket.reference));
  });
}

/** Ticket, clocks and history after a decision, for a ticket that this transaction has locked. */
export async function writeChange(
  ctx: Ctx,
  tx: Tx,
  ticket: TicketRow,
  action: TicketAction | "undo" | "merge_in" | "unmerge_from" | "close",
  { set, note = null, told = {}, files = [] }: Change,
): Promise<TicketRow> {
  const moved = action === "undo" || action === "merge_in" || action === "unmerge_from" || action === "close";
  const state = set.state ?? (moved ? undefined : stateAfter(action)) ?? ticket.state;
  const wanted: TicketRow = { ...ticket, ...set, state, version: ticket.version + 1, touchedAt: ctx.now() };
  const next = { ...wanted, ...(await clocksAfter(ctx, tx, ticket, wanted, note)) };
  const [updated] = await tx
    .update(tickets)
    .set(changed(ticket, next))
    .where(and(eq(tickets.id, ticket.id), eq(tickets.version, ticket.version)))
    .returning({ id: tickets.id });
  if (!updated) throw lostRace(ticket.version + 1);
  await tellOfDanger(tx, ticket, next, ctx.now());
  // Told of something else or elsewhere than was thought: others may tell of the same.
  if (next.sector !== ticket.sector || next.wardCode !== ticket.wardCode)
    await awaitGrouping(tx, { ticketId: ticket.id });
  const { from, to } = difference(ticket, next);
  const undoable = !moved && UNDOABLE.includes(action);
  const before = undoable ? asStored(ticket, Object.keys(changed(ticket, next)) as (keyof TicketRow)[]) : null; // keys of a row
  // Before the history, which tells whom it did not reach.
  const missed = await tellCitizens(ctx, tx, ticket, next, { action, note, files });
  await recordTicketEvent(tx, {
    ticketId: ticket.id,
    actor: ctx.actor,
    action,
    from,
    to: { ...to, ...told, ...missed },
    note,
    before,
  });
  return next;
}

/** Waiting for the citizen stops the clocks, leaving that state by any way starts them. */
async function clocksAfter(
  ctx: Ctx,
  tx: Tx,
  before: TicketRow,
  after: TicketRow,
  reason: string | null,
): Promise<Partial<TicketRow>> {
  const waits = after.state === "waiting_citizen";
  if (waits && !before.pausedAt) await pauseClocks(ctx, tx, after, reason ?? "");
  if (!waits && before.pausedAt) await resumeClocks(ctx, tx, after);
  const pausedAt = waits ? (before.pausedAt ?? ctx.now()) : null;
  return { pausedAt, ...(await syncClocks(ctx, tx, { ...after, pausedAt })) };
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** The columns in which two states of a ticket differ. */
function changed(before: TicketRow, after: TicketRow): Partial<TicketRow> {
  return Object.fromEntries(
    Object.entries(after).filter(([column, value]) => !same(value, before[column as keyof TicketRow])), // its own keys
  );
}

function asStored(ticket: TicketRow, columns: readonly (keyof TicketRow)[]): Record<string, unknown> {
  return Object.fromEntries(
    columns
      .filter((column) => column !== "version" && column !== "touchedAt")
      .map((column) => [column, ticket[column] ?? null]),
  );
}

function checkVersion(ticket: TicketRow, expected: number | undefined): void {
  if (expected !== undefined && expected !== ticket.version) throw lostRace(ticket.version);
}

export const lostRace = (version: number) =>
  new AppError("CONFLICT", "Phản ánh vừa được người khác cập nhật. Vui lòng xem lại nội dung mới rồi thực hiện lại.", {
    version,
  });

const wrongState = (ticket: TicketRow, action: TicketAction) =>
  new AppError(
    "CONFLICT",
    `Phản ánh đang ở trạng thái “${STATE_LABEL[ticket.state].vi}” nên không thực hiện được việc này.`,
    { version: ticket.version, state: ticket.state, action },
  );
