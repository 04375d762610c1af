import { sql } from "drizzle-orm";
import { z } from "zod";
import { allow, reachOf } from "#src/domain/policy.ts";
import { AppError } from "#src/errors.ts";
import type { Ctx } from "../ctx.ts";
import { assignTicket } from "./assign.ts";
import { TURNS } from "./choose-assignee.ts";

export const DrainInput = z.strictObject({ unitId: z.string().min(1), turns: z.enum(TURNS) });
const AT_MOST = 500;

/**
 * Gives the unassigned tickets of a unit to its people, the oldest first, until all are given or nobody can take more.
 * @returns references of those that were given, and how many wait on
 */
export async function drainBacklog(
  ctx: Ctx,
  { unitId, turns }: z.infer<typeof DrainInput>,
): Promise<{ assigned: string[]; waiting: number }> {
  allow(ctx.actor, "ticket.assign");
  const reach = reachOf(ctx.actor);
  if (reach && reach.unitId !== unitId)
    throw new AppError("FORBIDDEN", "Anh/chị chỉ phân công được trong đơn vị của mình.", { field: "unitId" });
  const rows = await ctx.db.execute<{ reference: string }>(sql`
    select reference from tickets
    where unit_id = ${unitId} and assignee_id is null and state in ('triaged', 'assigned', 'reopened')
    order by created_at, id limit ${AT_MOST}`);
  const assigned: string[] = [];
  for (const { reference } of rows) {
    if (!(await given(ctx, reference, unitId, turns))) break;
    assigned.push(reference);
  }
  return { assigned, waiting: rows.length - assigned.length };
}

/** False when nobody can take more. A ticket that somebody else has taken meanwhile counts as given. */
async function given(ctx: Ctx, reference: string, unitId: string, turns: (typeof TURNS)[number]): Promise<boolean> {
  try {
    await assignTicket(ctx, reference, { unitId, turns });
    return true;
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "CONFLICT") throw error;
    return error.details.unitId === undefined;
  }
}
