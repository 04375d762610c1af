import { staffNotices } from "#src/db/schema/index.ts";
import { formatDateTime } from "#src/domain/local-time.ts";
import type { Folding } from "./take-event.ts";

const HOUR_MS = 3_600_000;

/** Nobody took the call: the desk is told, once an hour for one caller, and finds the number among the call-backs. */
export async function tellOfMissedCall({ ctx, tx, event }: Folding, conversationId: number): Promise<void> {
  const { status, direction = "inbound" } = event.facts ?? {};
  if (direction !== "inbound" || (status !== "missed" && status !== "failed")) return;
  const at = new Date(event.occurredAt);
  await tx
    .insert(staffNotices)
    .values({
      ticketId: null,
      key: `missed-call-${conversationId}-${Math.floor(at.getTime() / HOUR_MS)}`,
      kind: "call_back",
      role: "operator",
      text: `Có cuộc gọi nhỡ lúc ${formatDateTime(at)}: cần gọi lại cho người dân.`,
      aboutAt: at,
      createdAt: ctx.now(),
    })
    .onConflictDoNothing();
}
