import { sql } from "drizzle-orm";
import type { Ctx } from "../ctx.ts";
import { closeMembers } from "./close-members.ts";
import { deliverAnswer } from "./deliver-answer.ts";

const AT_ONCE = 50;

/**
 * Goes on with answers and closings that were begun and not ended. Those of the last seconds are in somebody's hand; taken twice
 * they do no harm.
 * @returns how many were looked at
 */
export async function goOnWithIncidents(ctx: Ctx): Promise<number> {
  const answers = await ctx.db.execute<{ id: string }>(
    sql`select id from incident_answers where done_at is null order by id limit 10`,
  );
  for (const { id } of answers) await deliverAnswer(ctx, Number(id), AT_ONCE);
  const closing = await ctx.db.execute<{ id: string }>(
    sql`select id from incidents where closing_since is not null order by closing_since limit 10`,
  );
  for (const { id } of closing) await closeMembers(ctx, Number(id), AT_ONCE);
  return answers.length + closing.length;
}
