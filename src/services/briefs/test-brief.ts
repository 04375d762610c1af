import { and, eq, isNull } from "drizzle-orm";
import { briefSubscriptions } from "#src/db/schema/index.ts";
import { allow, may } from "#src/domain/policy.ts";
import { AppError } from "#src/errors.ts";
import { periodBefore, periodOf } from "#src/kpi/period.ts";
import type { Ctx } from "../ctx.ts";
import { queueMails } from "../mails/queue-mail.ts";

const MINUTE_MS = 60_000;

/**
 * Sends a brief now, about the last whole day, week or month, to whoever gets it. It does not take the place of the one
 * that is due. Pressed again within a minute it is still one mail.
 * @throws {AppError} FORBIDDEN; NOT_FOUND when it is not theirs; CONFLICT when no mail can be sent at all
 */
export async function testBrief(ctx: Ctx, id: number): Promise<void> {
  allow(ctx.actor, "kpi.read");
  const own = may(ctx.actor, "configure") ? undefined : eq(briefSubscriptions.userId, ctx.actor.userId ?? -1);
  const [row] = await ctx.db
    .select()
    .from(briefSubscriptions)
    .where(and(eq(briefSubscriptions.id, id), isNull(briefSubscriptions.endedAt), own));
  if (!row) throw new AppError("NOT_FOUND", "Không tìm thấy đăng ký nhận báo cáo này.");
  if (!ctx.hasWay?.("email"))
    throw new AppError("CONFLICT", "Máy chủ chưa được cấu hình gửi thư (SMTP_URL, MAIL_FROM) nên chưa gửi thử được.");
  const now = ctx.now();
  const { from, until } = periodBefore(periodOf(row.kind, now, ctx.city.reporting.cutOff));
  await queueMails(ctx, ctx.db, [
    {
      key: `brief-test-${id}-${Math.floor(now.getTime() / MINUTE_MS)}`,
      kind: "brief",
      subjectId: id,
      period: { from: from.toISOString(), until: until.toISOString() },
    },
  ]);
}
