import { and, eq, isNull } from "drizzle-orm";
import type { Tx } from "#src/db/client.ts";
import { ticketPauses } from "#src/db/schema/index.ts";
import { formatDateTime } from "#src/domain/local-time.ts";
import { AppError } from "#src/errors.ts";
import type { Ctx } from "../ctx.ts";
import type { TicketRow } from "../tickets/view.ts";
import { extended } from "./extended.ts";
import { loadClocks } from "./load-clocks.ts";
import { saveClocks } from "./save-clocks.ts";
import { syncClocks } from "./sync-clocks.ts";

export interface Extension {
  promisedAt: Date;
  reason: string;
}

/** Later is a typing mistake in the year, and calendars know no holidays of it yet. */
const LONGEST_MS = 366 * 86_400_000;

/**
 * The result is promised for later. Before the due instant the clock of the resolution moves there, and what it was
 * before is kept; after it the breach stands and the clock stays: the promise is only shown beside it.
 * @throws {AppError} INVALID: not later than now or than the due instant, or more than a year away; CONFLICT: there is no such clock yet, or it
 *   has stopped
 */
export async function extendClock(ctx: Ctx, tx: Tx, ticket: TicketRow, { promisedAt }: Extension): Promise<void> {
  await syncClocks(ctx, tx, ticket); // a ticket from before there were clocks gets them here
  const kept = await loadClocks(tx, ticket.id);
  const clock = kept.clocks.find((row) => row.clock === "resolution" && row.round === ticket.round);
  if (!clock || clock.stoppedAt)
    throw new AppError("CONFLICT", "Phản ánh chưa có hạn xử lý đang chạy nên chưa gia hạn được.", {
      version: ticket.version,
    });
  const now = ctx.now();
  if (promisedAt <= now)
    throw new AppError("INVALID", "Thời điểm hẹn phải sau thời điểm hiện tại.", { field: "promisedAt" });
  if (promisedAt.getTime() - now.getTime() > LONGEST_MS)
    throw new AppError("INVALID", "Thời điểm hẹn cách đây hơn một năm. Vui lòng kiểm tra lại năm.", {
      field: "promisedAt",
    });
  const open = kept.pauses.find(({ untilAt }) => untilAt === null);
  if (clock.dueAt <= (open?.fromAt ?? now)) return;
  if (promisedAt <= clock.dueAt)
    throw new AppError("INVALID", `Thời điểm hẹn phải sau hạn hiện tại (${formatDateTime(clock.dueAt)}).`, {
      field: "promisedAt",
    });
  if (open) await pauseAnew(tx, ticket.id, now);
  const situation = { city: ctx.city, urgency: ticket.urgency, pauses: kept.pauses };
  await saveClocks(tx, [clock], [extended(situation, clock, promisedAt, now)]);
}

/** A promise made while waiting for the citizen counts from here: what was waited before does not move it. */
async function pauseAnew(tx: Tx, ticketId: number, now: Date): Promise<void> {
  const [pause] = await tx
    .update(ticketPauses)
    .set({ untilAt: now })
    .where(and(eq(ticketPauses.ticketId, ticketId), isNull(ticketPauses.untilAt)))
    .returning();
  if (pause) await tx.insert(ticketPauses).values({ ticketId, fromAt: now, reason: pause.reason });
}
