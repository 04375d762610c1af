import { eq } from "drizzle-orm";
import type { Tx } from "#src/db/client.ts";
import { incidentMembers } from "#src/db/schema/index.ts";
import { dueWords } from "#src/domain/dialogue/due-words.ts";
import type { Ctx } from "../ctx.ts";
import { reportersOf } from "../progress/reporters.ts";
import type { IncidentRow } from "./incident-row.ts";
import { tellMember } from "./tell-member.ts";

/**
 * "Đã ghi nhận, sự cố này đang được xử lý", with the expected time: once, to whoever tells of an incident that is confirmed
 * already.
 */
export async function tellJoined(
  ctx: Ctx,
  tx: Tx,
  incident: IncidentRow,
  { memberId, ticketId }: { memberId: number; ticketId: number | null },
): Promise<void> {
  if (incident.state !== "confirmed" || ticketId === null) return;
  const { expectedAt } = incident;
  const known = expectedAt !== null && expectedAt > ctx.now();
  for (const reporter of await reportersOf(tx, ticketId))
    await tellMember(ctx, tx, {
      key: `incident-${incident.id}-known-${ticketId}-${reporter.conversationId}`,
      ...{ ticketId, reporter, byUserId: null },
      template: known ? "incident_known" : "incident_known_undated",
      values: (language) => ({
        incident: incident.title,
        ...(known && { due: dueWords(expectedAt, ctx.now(), language) }),
      }),
    });
  await tx.update(incidentMembers).set({ toldAt: ctx.now() }).where(eq(incidentMembers.id, memberId));
}
