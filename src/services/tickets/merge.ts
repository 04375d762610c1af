import { z } from "zod";
import type { Tx } from "#src/db/client.ts";
import { OPEN_STATES } from "#src/domain/state.ts";
import type { TicketView } from "#src/domain/ticket-view.ts";
import { AppError } from "#src/errors.ts";
import { mergeClocks } from "../clocks/merge-clocks.ts";
import type { Ctx } from "../ctx.ts";
import { changeTicket, writeChange } from "./change-ticket.ts";
import { checkMayAct } from "./check-may-act.ts";
import { findTicket } from "./find-ticket.ts";
import type { TicketRow } from "./view.ts";

export const MergeInput = z.strictObject({
  /** The ticket that stays. */
  into: z.string().min(1),
  note: z.string().max(2_000).optional(),
});

/**
 * One matter, told twice: this ticket ends as a duplicate of the other, which keeps the earliest beginning and the
 * strictest clock. The reporter stays one of the reporters of the survivor, and is told with them.
 * @throws {AppError} INVALID: with itself; NOT_FOUND; FORBIDDEN: another unit holds the other; CONFLICT: the other is closed, or itself a duplicate
 */
export const mergeTicket = (
  ctx: Ctx,
  reference: string,
  input: z.infer<typeof MergeInput>,
  expectedVersion?: number,
): Promise<TicketView> =>
  changeTicket(ctx, reference, "merge", { expectedVersion, lockWith: input.into }, async (ticket, tx) => {
    const { ticket: survivor } = await findTicket(ctx, tx, input.into);
    checkMayAct(ctx, survivor, "merge");
    checkSurvivor(ticket, survivor);
    await absorb(ctx, tx, survivor, ticket);
    return {
      set: {
        duplicateOf: survivor.id,
        needsReview: false,
        reviewReasons: [],
        moderation: [],
        triagePending: false,
        resolvedAt: null,
      },
      note: input.note ?? null,
      told: { into: survivor.reference },
    };
  });

function checkSurvivor(ticket: TicketRow, survivor: TicketRow): void {
  if (survivor.id === ticket.id)
    throw new AppError("INVALID", "Không thể gộp phản ánh với chính nó.", { field: "into" });
  const open = (OPEN_STATES as readonly string[]).includes(survivor.state);
  if (open || survivor.state === "resolved") return;
  const why =
    survivor.state === "duplicate"
      ? "Phản ánh đích đã được gộp vào phản ánh khác. Vui lòng gộp vào phản ánh gốc."
      : "Phản ánh đích đã kết thúc. Vui lòng chọn phản ánh còn mở.";
  throw new AppError("CONFLICT", why, { field: "into", state: survivor.state, version: survivor.version });
}

/** The survivor began when the first of its reporters wrote, and is due when the strictest of them was. */
async function absorb(ctx: Ctx, tx: Tx, survivor: TicketRow, source: TicketRow): Promise<void> {
  const createdAt = source.createdAt < survivor.createdAt ? source.createdAt : survivor.createdAt;
  await mergeClocks(tx, survivor, source);
  await writeChange(ctx, tx, survivor, "merge_in", { set: { createdAt }, told: { merged: source.reference } });
}
