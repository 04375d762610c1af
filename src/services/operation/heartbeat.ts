import { hostname } from "node:os";
import { and, eq, lt, ne, sql } from "drizzle-orm";
import { processes } from "#src/db/schema/index.ts";
import { metrics } from "#src/metrics.ts";
import type { Ctx } from "../ctx.ts";

const EVERY_MS = 5_000;
/** Three beats missed: the process is gone, or as good as gone. */
const SILENT_SECONDS = 16;

const OWN_ID = `${hostname()}:${process.pid}`;

/**
 * Tells the other processes that this one lives, every few seconds until stopped.
 * @returns stops, and takes the row away
 */
export async function startHeartbeat(ctx: Ctx, role: string, model: string | null): Promise<() => Promise<void>> {
  const beat = async () => {
    const counted = await metrics.registry.getMetricsAsJSON();
    await ctx.db
      .insert(processes)
      .values({ id: OWN_ID, role, model, metrics: counted })
      .onConflictDoUpdate({ target: processes.id, set: { role, model, metrics: counted, seenAt: sql`now()` } });
  };
  await beat();
  await ctx.db.delete(processes).where(lt(processes.seenAt, sql`now() - interval '1 day'`));
  // A beat that fails (PostgreSQL restarting) is made up for by the next.
  const timer = setInterval(() => void beat().catch(() => {}), EVERY_MS);
  return async () => {
    clearInterval(timer);
    await ctx.db
      .delete(processes)
      .where(eq(processes.id, OWN_ID))
      .catch(() => {});
  };
}

/** The models of the classifiers that live. @throws {AppError} never; an empty list means that nobody classifies */
export async function livingModels(ctx: Ctx): Promise<string[]> {
  const rows = await ctx.db.execute<{ model: string }>(sql`
    select distinct model from processes
    where role = 'classifier' and model is not null and seen_at > now() - make_interval(secs => ${SILENT_SECONDS})`);
  return rows.map((row) => row.model);
}

/** What the other living processes have counted: prom-client's JSON, one list a process. */
export async function othersMetrics(ctx: Ctx): Promise<object[][]> {
  const rows = await ctx.db
    .select({ metrics: processes.metrics })
    .from(processes)
    .where(and(ne(processes.id, OWN_ID), sql`${processes.seenAt} > now() - make_interval(secs => ${SILENT_SECONDS})`));
  return rows.map((row) => row.metrics);
}
