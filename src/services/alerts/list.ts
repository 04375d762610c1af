import { and, desc, eq, gt, isNull, lt, sql } from "drizzle-orm";
import { z } from "zod";
import { alerts } from "#src/db/schema/index.ts";
import { ALERT_RULES, ALERT_STATES, type AlertState } from "#src/domain/alerts/alert-states.ts";
import type { Ctx } from "../ctx.ts";
import { readInput } from "../read-input.ts";
import { allowAlerts, seesAlerts } from "./access.ts";
import { type AlertView, alertViews } from "./view.ts";

export const ListAlertsInput = z.object({
  state: z.enum(ALERT_STATES).optional(),
  rule: z.enum(ALERT_RULES).optional(),
  /** A sector, or "all". */
  about: z.string().max(60).optional(),
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
  const { state, rule, about, cursor, limit } = readInput(ListAlertsInput, asked, "Bộ lọc không hợp lệ.");
  const rows = await ctx.db
    .select()
    .from(alerts)
    .where(
      and(
        state ? eq(alerts.state, state) : undefined,
        rule ? eq(alerts.rule, rule) : undefined,
        about ? eq(alerts.about, about) : undefined,
        cursor ? lt(alerts.id, Number(cursor)) : undefined,
      ),
    )
    .orderBy(desc(alerts.id))
    .limit(limit + 1);
  const last = rows[limit - 1];
  return {
    items: await alertViews(ctx, rows.slice(0, limit)),
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

/** How many wait for a person to judge them; 0 for who is not shown alerts. Every page of staff asks. */
export async function countWaitingAlerts(ctx: Ctx): Promise<number> {
  if (!seesAlerts(ctx.actor)) return 0;
  return ctx.db.$count(alerts, and(eq(alerts.state, "open"), isNull(alerts.closedAt)));
}
