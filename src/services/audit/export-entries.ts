import { and, asc, gt } from "drizzle-orm";
import { auditLog } from "#src/db/schema/index.ts";
import { csvRow } from "#src/domain/csv.ts";
import { formatDateTime } from "#src/domain/local-time.ts";
import { allow } from "#src/domain/policy.ts";
import type { Ctx } from "../ctx.ts";
import { canonical } from "./chain.ts";
import { auditConditions, readFilter } from "./list-entries.ts";
import { record } from "./record.ts";

const COLUMNS = ["id", "thoi_diem", "thoi_diem_utc", "nguoi", "ten", "viec", "doi_tuong", "chi_tiet", "hash"];
const AT_ONCE = 2_000;

/**
 * What the filter finds as CSV lines, oldest first, read page by page. That it was exported is in the log before the
 * first line leaves.
 * @throws {AppError} FORBIDDEN, INVALID
 */
export async function exportAudit(ctx: Ctx, filter: unknown): Promise<AsyncIterable<string>> {
  allow(ctx.actor, "audit.export");
  const { before: _, ...wanted } = readFilter(filter);
  const conditions = await auditConditions(ctx, wanted);
  await record(ctx, ctx.db, { action: "audit.export", details: wanted });
  return lines();

  async function* lines() {
    // The mark at the beginning tells Excel that this is UTF-8.
    yield `\uFEFF${COLUMNS.join(",")}\r\n`;
    let afterId = 0;
    for (;;) {
      const rows = await ctx.db
        .select()
        .from(auditLog)
        .where(and(...conditions, gt(auditLog.id, afterId)))
        .orderBy(asc(auditLog.id))
        .limit(AT_ONCE);
      yield rows
        .map((row) =>
          csvRow([
            row.id,
            formatDateTime(row.at),
            row.at.toISOString(),
            row.actor,
            row.actorName,
            row.action,
            row.subject,
            canonical(row.details),
            row.hash,
          ]),
        )
        .join("");
      afterId = rows.at(-1)?.id ?? afterId;
      if (rows.length < AT_ONCE) return;
    }
  }
}
