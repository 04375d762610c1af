import { sql } from "drizzle-orm";
import { allow } from "#src/domain/policy.ts";
import { AppError } from "#src/errors.ts";
import type { SourceReaders } from "#src/ports/source.ts";
import type { Ctx } from "../ctx.ts";
import { claim } from "./poll-due.ts";
import { type Looked, readSource } from "./read-source.ts";

/** Between two looks that a person asks for: a newspaper owes us no more. */
const AGAIN_SECONDS = 60;

/**
 * One look at a source now, because a person wants to see whether it works; also at a paused one.
 * @throws {AppError} FORBIDDEN; NOT_FOUND; RATE_LIMITED when it is being read or was a moment ago
 */
export async function readSourceNow(
  ctx: Ctx,
  readers: SourceReaders,
  id: string,
  signal: AbortSignal,
): Promise<Looked> {
  allow(ctx.actor, "configure");
  const [row] = await ctx.db.execute<{ kind: string }>(
    sql`select kind from sources where id = ${id} and removed_at is null`,
  );
  if (!row || !readers.kinds.some((kind) => kind === row.kind))
    throw new AppError("NOT_FOUND", "Không có nguồn này, hoặc nguồn này tự gửi đến nên không cần đọc.", { id });
  const now = ctx.now().toISOString();
  const rested = sql`(tried_at is null or tried_at < ${now}::timestamptz - make_interval(secs => ${AGAIN_SECONDS}))`;
  const [claimed] = await claim(ctx, readers.kinds, sql`id = ${id} and ${rested}`);
  if (!claimed)
    throw new AppError("RATE_LIMITED", "Nguồn này vừa được đọc. Vui lòng đợi một phút rồi thử lại.", {
      retryAfterSec: AGAIN_SECONDS,
    });
  return readSource(ctx, readers, claimed, signal);
}
