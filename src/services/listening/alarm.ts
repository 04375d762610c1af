import type { Tx } from "#src/db/client.ts";
import { staffNotices } from "#src/db/schema/index.ts";
import { DESK_RELEVANCE } from "#src/domain/listening/relevance.ts";
import type { Ctx } from "../ctx.ts";
import { tellLive } from "../live/tell-live.ts";
import type { MentionRow } from "./view.ts";

/** What was posted earlier is history: a hundred thousand old posts ring no bell. */
const FRESH_MS = 24 * 3_600_000;

/** Tells desks that are open of something new; of danger to people everybody who must act on it, at once and once. */
export async function alarm(ctx: Ctx, tx: Tx, mention: MentionRow, isCopy: boolean): Promise<void> {
  if (isCopy || mention.state !== "new" || ctx.now().getTime() - mention.postedAt.getTime() > FRESH_MS) return;
  const critical = mention.urgency === "critical" && (mention.relevance ?? 0) >= DESK_RELEVANCE;
  if (critical) await tellStaff(ctx, tx, mention);
  await tellLive(tx, {
    ...{ about: "mention", reference: String(mention.id), version: mention.version },
    kind: critical ? "critical" : "found",
    units: mention.unitId ? [mention.unitId] : [],
  });
}

async function tellStaff(ctx: Ctx, tx: Tx, { id, unitId }: MentionRow): Promise<void> {
  const text =
    "Có bài đăng công khai nói về việc nguy hiểm đến tính mạng, sức khỏe: cần xem ngay ở mục Mạng xã hội, báo chí.";
  const roles = [{ role: "operator", unitId: null }, ...(unitId ? [{ role: "unit_lead", unitId }] : [])];
  await tx
    .insert(staffNotices)
    .values(
      roles.map((told) => ({
        ...{ ...told, ticketId: null, kind: "informed" as const, text, aboutAt: ctx.now(), createdAt: ctx.now() },
        key: `mention-${id}-critical-${told.unitId ?? told.role}`,
      })),
    )
    .onConflictDoNothing();
}
