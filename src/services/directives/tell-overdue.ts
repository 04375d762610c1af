import { and, eq, isNull, lte } from "drizzle-orm";
import { directives } from "#src/db/schema/index.ts";
import { formatDateTime } from "#src/domain/local-time.ts";
import type { Ctx } from "../ctx.ts";
import { tellDirective } from "./tell-directive.ts";

const AT_ONCE = 100;

/**
 * Tells the unit's lead and the leader, once for each due time, that no answer has come. May run twice or die half way.
 * @returns how many were told of
 */
export function tellOverdueDirectives(ctx: Ctx): Promise<number> {
  return ctx.db.transaction(async (tx) => {
    const now = ctx.now();
    const late = await tx
      .select()
      .from(directives)
      .where(and(eq(directives.state, "open"), lte(directives.dueAt, now), isNull(directives.overdueToldAt)))
      .orderBy(directives.dueAt)
      .limit(AT_ONCE)
      .for("update", { skipLocked: true });
    for (const row of late) {
      await tx.update(directives).set({ overdueToldAt: now }).where(eq(directives.id, row.id));
      const told = { key: `overdue-${row.dueAt.getTime()}`, at: row.dueAt, now };
      const due = formatDateTime(row.dueAt);
      await tellDirective(tx, row, { ...told, to: "unit", says: `đã quá hạn trả lời (${due}). Anh/chị trả lời ngay.` });
      await tellDirective(tx, row, { ...told, to: "leader", says: `đã quá hạn (${due}) mà đơn vị chưa trả lời.` });
    }
    return late.length;
  });
}
