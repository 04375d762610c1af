import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { alerts } from "#src/db/schema/index.ts";
import { allow } from "#src/domain/policy.ts";
import { AppError } from "#src/errors.ts";
import type { Ctx } from "../ctx.ts";
import { tellLive } from "../live/tell-live.ts";
import { alertNotFound, allowAlerts } from "./access.ts";
import { type AlertView, alertView } from "./view.ts";

export const JudgeAlertInput = z.strictObject({
  judgement: z.enum(["right", "wrong"]),
  /** As the page showed it: of two people who judge at once the second is told. */
  version: z.coerce.number().int().positive(),
});

/**
 * A person says whether an alert was right. Can be said anew; a wrong one stays silent about the same until it is over.
 * @throws {AppError} FORBIDDEN; NOT_FOUND; CONFLICT when somebody has judged it meanwhile
 */
export async function judgeAlert(ctx: Ctx, id: number, input: z.input<typeof JudgeAlertInput>): Promise<AlertView> {
  allow(ctx.actor, "alert.judge");
  allowAlerts(ctx);
  const { judgement, version } = JudgeAlertInput.parse(input);
  return ctx.db.transaction(async (tx) => {
    const [row] = await tx
      .update(alerts)
      .set({
        state: judgement,
        judgedAt: ctx.now(),
        judgedById: ctx.actor.userId,
        version: sql`${alerts.version} + 1`,
      })
      .where(and(eq(alerts.id, id), eq(alerts.version, version)))
      .returning();
    if (!row) {
      const [known] = await tx.select({ id: alerts.id }).from(alerts).where(eq(alerts.id, id));
      if (!known) throw alertNotFound();
      throw new AppError("CONFLICT", "Cảnh báo này vừa thay đổi. Anh/chị tải lại trang rồi đánh giá lại.", { id });
    }
    await tellLive(tx, { about: "alert", reference: String(id), version: row.version, kind: "judged", units: [] });
    return alertView(ctx, row);
  });
}
