import { sql } from "drizzle-orm";
import type { Tx } from "#src/db/client.ts";
import { allow } from "#src/domain/policy.ts";
import type { Ctx } from "../ctx.ts";

/** How the ids of accounts begin that belong to invented tickets. */
export const SAMPLE_ACCOUNT = "sample-";
/** With so many real tickets a person is asked once more; with more, invented ones never come among them. */
export const MOST_REAL = 20;

export interface SampleState {
  /** How many invented tickets there are. */
  sample: number;
  real: number;
}

/** @throws {AppError} FORBIDDEN */
export async function loadSample(ctx: Ctx): Promise<SampleState> {
  allow(ctx.actor, "configure");
  return countSample(ctx.db);
}

export async function countSample(tx: Tx): Promise<SampleState> {
  const [row] = await tx.execute<{ sample: number; real: number }>(sql`
    select (select count(*)::int from sample_tickets) as sample,
      (select count(*)::int from tickets t where not exists (select from sample_tickets s where s.ticket_id = t.id)) as real`);
  return { sample: row?.sample ?? 0, real: row?.real ?? 0 };
}

/** Whether any invented ticket is there: every page says so then. */
export async function isSampleOn(ctx: Pick<Ctx, "db">): Promise<boolean> {
  const [row] = await ctx.db.execute<{ some: boolean }>(sql`select exists (select from sample_tickets) as some`);
  return row?.some ?? false;
}

/** Of every invented ticket: exports leave them out. */
export async function sampleReferences(ctx: Pick<Ctx, "db">): Promise<Set<string>> {
  const rows = await ctx.db.execute<{ reference: string }>(sql`
    select reference from tickets join sample_tickets on ticket_id = id`);
  return new Set(rows.map(({ reference }) => reference));
}
