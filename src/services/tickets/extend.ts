import { z } from "zod";
import type { TicketView } from "#src/domain/ticket-view.ts";
import { extendClock } from "../clocks/extend-clock.ts";
import type { Ctx } from "../ctx.ts";
import { changeTicket } from "./change-ticket.ts";
import { words } from "./words.ts";

export const ExtendInput = z.strictObject({
  /** When the result is promised for. */
  promisedAt: z.iso.datetime({ offset: true }).transform((at) => new Date(at)),
  reason: words(1_000, "Vui lòng nêu lý do gia hạn; người dân đọc được lý do này."),
});

/**
 * The result will come later, at a promised time. Before the due instant that time becomes the new one; after it the
 * breach stands and the promise is shown beside it.
 * @throws {AppError} INVALID: the promise is not later than now and than the due instant
 */
export const extendTicket = (
  ctx: Ctx,
  reference: string,
  input: z.infer<typeof ExtendInput>,
  expectedVersion?: number,
): Promise<TicketView> =>
  changeTicket(ctx, reference, "extend", { expectedVersion }, async (ticket, tx) => {
    await extendClock(ctx, tx, ticket, input);
    return { set: { promisedAt: input.promisedAt }, note: input.reason };
  });
