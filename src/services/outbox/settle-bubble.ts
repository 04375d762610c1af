import { eq } from "drizzle-orm";
import { outbox } from "#src/db/schema/index.ts";
import { AppError } from "#src/errors.ts";
import type { Ctx } from "../ctx.ts";
import { recordTicketEvent } from "../tickets/record-event.ts";
import { findBubble } from "./find-bubble.ts";
import { markSent } from "./mark-sent.ts";

/**
 * A person says what became of a bubble of which nobody knew: they have looked in the provider's app, or asked.
 * @throws {AppError} FORBIDDEN; NOT_FOUND; CONFLICT when it is known by now
 */
export function settleBubble(ctx: Ctx, outboxId: number, as: "sent" | "failed"): Promise<void> {
  return ctx.db.transaction(async (tx) => {
    const row = await findBubble(ctx, tx, outboxId);
    if (row.state !== "maybe_sent")
      throw new AppError("CONFLICT", "Đã rõ tin này có đến hay không; vui lòng tải lại trang.", {
        outboxId,
        state: row.state,
      });
    if (as === "sent") await markSent(tx, row, { externalId: null, at: ctx.now() });
    else await tx.update(outbox).set({ state: "failed" }).where(eq(outbox.id, row.id));
    if (row.ticketId !== null)
      await recordTicketEvent(tx, {
        ticketId: row.ticketId,
        actor: ctx.actor,
        action: "settle_bubble",
        from: { outboxId, state: row.state },
        to: { outboxId, state: as },
      });
  });
}
