import { sql } from "drizzle-orm";
import { z } from "zod";
import { allow } from "#src/domain/policy.ts";
import type { Ctx } from "../ctx.ts";
import { readUpkeep } from "../upkeep/settings-row.ts";
import { dueOf } from "./due.ts";
import { loadRetention, RETENTION_KINDS, type Retention, type RetentionKind } from "./settings.ts";

const DAY_MS = 86_400_000;
/** Counting stops here: that it is a lot is known by then. */
const MOST = 100_000;

const Run = z.object({ at: z.string(), removed: z.record(z.string(), z.number()), finished: z.boolean() });
export type RetentionRun = z.infer<typeof Run>;

export interface RetentionView {
  settings: Retention;
  /** Of the last night; null: none yet. */
  lastRun: RetentionRun | null;
}

/** @throws {AppError} FORBIDDEN */
export async function viewRetention(ctx: Ctx): Promise<RetentionView> {
  allow(ctx.actor, "configure");
  const run = Run.safeParse(await readUpkeep(ctx.db, "retention-run"));
  return { settings: await loadRetention(ctx.db), lastRun: run.success ? run.data : null };
}

export const cutOf = (ctx: Ctx, days: number): string => new Date(ctx.now().getTime() - days * DAY_MS).toISOString();

/**
 * How much the coming night would remove by these settings, counted now; `MOST` stands for "at least so many".
 * @returns null where a kind is kept without end @throws {AppError} FORBIDDEN
 */
export async function previewRetention(ctx: Ctx, wanted: Retention): Promise<Record<RetentionKind, number | null>> {
  allow(ctx.actor, "configure");
  const counted: Record<RetentionKind, number | null> = {
    deliveries: null,
    media: null,
    mentions: null,
    personal: null,
  };
  for (const kind of RETENTION_KINDS) {
    const days = wanted[kind];
    if (days === null) continue;
    const [row] = await ctx.db.execute<{ n: number }>(
      sql`select count(*)::int as n from (${dueOf(kind, cutOf(ctx, days))} limit ${MOST}) due`,
    );
    counted[kind] = row?.n ?? 0;
  }
  return counted;
}
