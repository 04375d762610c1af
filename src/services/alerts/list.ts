import { and, desc, eq, gt, lt, sql } from "drizzle-orm";
import { z } from "zod";
import { alerts } from "#src/db/schema/index.ts";
import { ALERT_STATES, type AlertState } from "#src/domain/alerts/alert-states.ts";
import type { Ctx } from "../ctx.ts";
import { allowAlerts } from "./access.ts";
import { type AlertView, alertView } from "./view.ts";

export const ListAlertsInput = z.object({
  state: z.enum(ALERT_STATES).optional(),
  cursor: z
    .string()
    .regex(/^\d{1,15}$/, "Trang tiếp theo không hợp lệ.")
    .optional(),
  limit: z.coerce.number().int().min(1).max(100).default(30),
});

export interface AlertList {
  items: AlertView[];
  next: string | null;
}

/** The newest first. @throws {AppError} FORBIDDEN */
export async function listAlerts(ctx: Ctx, asked: z.input<typeof ListAlertsInput> = {}): Promise<AlertList> {
  allowAlerts(ctx);
  const { state, cursor, limit } = ListAlertsInput.parse(asked);
  const rows = await ctx.db
    .select()
    .from(alerts)
    .where(and(state ? eq(alerts.state, state) : undefined, cursor ? lt(alerts.id, Number(cursor)) : undefined))
    .orderBy(desc(alerts.id))
    .limit(limit + 1);
  const last = rows[limit - 1];
  return {
    items: rows.slice(0, limit).map((row) => alertView(ctx, row)),
    next: rows.length > limit && last ? String(last.id) : null,
  };
}

const RECENT_MS = 90 * 86_400_000;

/** How many there are of each, of the last 90 days, and of those that were judged how many were right. */
export async function countAlerts(ctx: Ctx): Promise<Record<AlertState, number>> {
  allowAlerts(ctx);
  const rows = await ctx.db
    .select({ state: alerts.state, n: sql<number>`count(*)::int` })
    .from(alerts)
    .where(gt(alerts.raisedAt, new Date(ctx.now().getTime() - RECENT_MS)))
    .groupBy(alerts.state);
  const count = (state: AlertState) => rows.find((row) => row.state === state)?.n ?? 0;
  return { open: count("open"), right: count("right"), wrong: count("wrong"), closed: count("closed") };
}
