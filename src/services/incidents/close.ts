import { z } from "zod";
import type { Ctx } from "../ctx.ts";
import { words } from "../tickets/words.ts";
import { changeIncident } from "./change-incident.ts";
import { closeMembers } from "./close-members.ts";
import { findIncident, type IncidentRow } from "./incident-row.ts";
import { checkPublicWords } from "./public-words.ts";

export const CloseIncidentInput = z.strictObject({
  /** What every member's ticket is answered with. */
  answer: words(2_000, "Vui lòng nhập kết quả xử lý để trả lời người dân."),
});

/** Resolved while the person waits; a worker resolves the others. */
const AT_ONCE = 20;

/**
 * The event is over: its members are resolved one by one, each with its own clocks and its own question whether it helped. It is
 * written down first, so that whatever breaks off is gone on with.
 */
export async function closeIncident(
  ctx: Ctx,
  reference: string,
  { answer }: z.infer<typeof CloseIncidentInput>,
  expectedVersion?: number,
): Promise<IncidentRow> {
  checkPublicWords({ answer });
  const { id } = await changeIncident(
    ctx,
    reference,
    { permission: "incident.manage", from: ["confirmed"], expectedVersion },
    () => ({
      step: "closing",
      set: { closingSince: ctx.now(), closingAnswer: answer, closingById: ctx.actor.userId },
      facts: { answer },
      before: {},
    }),
  );
  await closeMembers(ctx, id, AT_ONCE);
  return findIncident(ctx, ctx.db, reference);
}
