import { sql } from "drizzle-orm";
import { alerts, staffNotices } from "#src/db/schema/index.ts";
import { countAll } from "#src/services/alerts/count-hours.ts";
import { type TestCtx, testCtx } from "./ctx.ts";
import { putPosts, usualWeeks } from "./usual-weeks.ts";

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
/** A Wednesday afternoon, five usual weeks behind it. */
const NOW = new Date("2026-11-25T15:00:00+07:00");
const WEEKS = 5;

/** A city in which everything is as always, and what is told in it beside that. */
export async function alertStage() {
  const t: TestCtx = await testCtx();
  const { ctx } = t;
  t.setNow(NOW);
  await usualWeeks(ctx, WEEKS);
  const [last] = await ctx.sql`select max(id) as id from mentions`;
  return {
    ...t,
    /** So long after the beginning. */
    later: (ms: number) => t.setNow(new Date(NOW.getTime() + ms)),
    /** Back to the beginning, with nothing but the usual weeks. */
    async clear() {
      await ctx.sql`truncate alerts, staff_notices, incidents, incident_points, cell_changes cascade`;
      await ctx.sql`delete from mentions where id > ${String(last?.id)}`;
      await ctx.sql`delete from upkeep_settings where part = 'alerts'`;
      await ctx.sql`truncate cell_hours, source_hours`;
      t.setNow(NOW);
      await countAll(ctx);
    },
    /** People write of one flood, one a minute, the last just now. @returns ids of their posts */
    flood: (many: number, { first = 0, wardCode = "27154" } = {}) =>
      putPosts(
        ctx,
        Array.from({ length: many }, (_, at) => ({
          at: new Date(ctx.now().getTime() - (many - at) * MINUTE),
          ...{ sector: "drainage_flooding", wardCode, person: `ngap-${first + at}` },
        })),
      ),
    alerts: () => ctx.db.select().from(alerts).orderBy(alerts.id),
    /** Roles and words of what staff were told of alerts. */
    told: () =>
      ctx.db
        .select({ role: staffNotices.role, key: staffNotices.key, text: staffNotices.text })
        .from(staffNotices)
        .where(sql`${staffNotices.kind} = 'alert'`)
        .orderBy(staffNotices.id),
  };
}
export type AlertStage = Awaited<ReturnType<typeof alertStage>>;
