import { eq } from "drizzle-orm";
import { outbox } from "#src/db/schema/index.ts";
import type { Way } from "#src/domain/sending.ts";
import { AppError } from "#src/errors.ts";
import type { Ctx } from "../ctx.ts";
import { recordTicketEvent } from "../tickets/record-event.ts";
import { chooseWay } from "./choose-way.ts";
import type { OutboxRow } from "./claim-next.ts";
import { findBubble } from "./find-bubble.ts";
import { loadReach } from "./load-reach.ts";
import { nudgeSenders } from "./nudge.ts";
import { sayAgain } from "./say-again.ts";
import { sayingOf } from "./take-next-way.ts";

/** What a person may decide to send again: what surely did not arrive, and what perhaps did not. */
const AGAIN: readonly OutboxRow["state"][] = ["failed", "maybe_sent"];

/**
 * Sends a bubble again because a person says so, the same way or another. It becomes a new row: a late echo of the old
 * one still finds the old one.
 * @throws {AppError} FORBIDDEN; NOT_FOUND; CONFLICT when it is on its way, has arrived or was sent again already, or when
 *   the way is not open, with `details.proposals`
 */
export function resendBubble(
  ctx: Ctx,
  outboxId: number,
  { way = "best" }: { way?: Way | "best" } = {},
): Promise<{ queued: { id: number; way: Way }[] }> {
  return ctx.db.transaction(async (tx) => {
    const row = await findBubble(ctx, tx, outboxId);
    if (!AGAIN.includes(row.state)) throw settled(row);
    const reach = await loadReach(ctx, tx, row.conversationId, row.id);
    // The machine's own words stay the machine's, whoever sends them again: Messenger's tag is for what people wrote.
    const whole = { ...sayingOf(row, [row]), way };
    const choice = await chooseWay(ctx, reach, whole);
    if ("unreachable" in choice) throw unreachable(choice.unreachable);
    if (choice.way === null) throw unreachable({ reason: "Chưa có cách gửi nào đến người dân này.", proposals: [] });
    await tx.update(outbox).set({ state: "cancelled" }).where(eq(outbox.id, row.id));
    const again = { reach, whole, way: choice.way, key: `${row.key}-again`, messageId: row.messageId };
    const queued = await sayAgain(ctx, tx, again);
    if (queued[0]) await nudgeSenders(tx, queued[0].id);
    if (row.ticketId !== null)
      await recordTicketEvent(tx, {
        ticketId: row.ticketId,
        actor: ctx.actor,
        action: "resend_bubble",
        from: { outboxId: row.id, way: row.way, state: row.state },
        to: { outboxId: queued[0]?.id, way: choice.way },
      });
    return { queued };
  });
}

const settled = ({ id, state }: OutboxRow) =>
  new AppError("CONFLICT", "Tin này đang được gửi, đã gửi hoặc đã được gửi lại; vui lòng tải lại trang.", {
    outboxId: id,
    state,
  });

const unreachable = ({ reason, proposals }: { reason: string; proposals: Way[] }) =>
  new AppError("CONFLICT", reason, { proposals });
