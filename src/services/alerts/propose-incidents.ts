import { and, asc, eq, inArray, isNull, sql } from "drizzle-orm";
import { alerts, tickets } from "#src/db/schema/index.ts";
import { AppError } from "#src/errors.ts";
import type { Ctx } from "../ctx.ts";
import { proposeFromAlert } from "../incidents/propose-from-alert.ts";
import type { AlertRow } from "./alert-row.ts";

const AT_ONCE = 20;

/**
 * Proposes an incident for each spike that has not been asked for one: of the tickets and mentions behind it. After a stop
 * half way it is asked again, and the incident that holds them already is the answer.
 */
export async function proposeForAlerts(ctx: Ctx): Promise<void> {
  const waiting = await ctx.db
    .select()
    .from(alerts)
    .where(and(eq(alerts.rule, "spike"), isNull(alerts.proposedAt), isNull(alerts.closedAt)))
    .orderBy(asc(alerts.id))
    .limit(AT_ONCE);
  for (const alert of waiting) {
    const incident = await proposeFor(ctx, alert);
    await ctx.db
      .update(alerts)
      .set({ incident, proposedAt: ctx.now(), version: sql`${alerts.version} + 1` })
      .where(and(eq(alerts.id, alert.id), isNull(alerts.proposedAt)));
  }
}

async function proposeFor(ctx: Ctx, alert: AlertRow): Promise<string | null> {
  const items = alert.facts.items ?? [];
  const of = (kind: string) =>
    items.flatMap((id) => (id.startsWith(`${kind}:`) ? Number(id.slice(kind.length + 1)) : []));
  const ids = of("ticket");
  const rows =
    ids.length > 0
      ? await ctx.db.select({ reference: tickets.reference }).from(tickets).where(inArray(tickets.id, ids))
      : [];
  try {
    return await proposeFromAlert(ctx, {
      sector: alert.about === "all" ? "other" : alert.about,
      ticketReferences: rows.map(({ reference }) => reference),
      mentionIds: of("mention"),
    });
  } catch (error) {
    // A mention has gone meanwhile: the alert stands without an incident. Anything else is tried again.
    if (!(error instanceof AppError)) throw error;
    ctx.log.warn({ alert: alert.id, code: error.code }, "no incident could be proposed for an alert");
    return null;
  }
}
