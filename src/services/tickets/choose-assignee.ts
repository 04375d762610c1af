import { sql } from "drizzle-orm";
import type { Tx } from "#src/db/client.ts";
import { localDate } from "#src/domain/local-time.ts";
import { OPEN_STATES } from "#src/domain/state.ts";
import { AppError } from "#src/errors.ts";
import type { Ctx } from "../ctx.ts";

/** `round_robin`: whoever was given a ticket longest ago. `least_loaded`: whoever has the fewest open ones. */
export const TURNS = ["round_robin", "least_loaded"] as const;
export type Turns = (typeof TURNS)[number];

/**
 * Whose turn it is in a unit. People away today and people with as many open tickets as their limit are passed over. Two
 * who ask at the same time are answered one after the other.
 * @returns id of the user
 * @throws {AppError} CONFLICT: nobody of the unit can take more
 */
export async function chooseAssignee(ctx: Ctx, tx: Tx, unitId: string, turns: Turns): Promise<number> {
  await tx.execute(sql`select id from users where unit_id = ${unitId} order by id for update`);
  const today = localDate(ctx.now());
  const order = turns === "round_robin" ? sql`last_assigned_at nulls first` : sql`open, last_assigned_at nulls first`;
  const [chosen] = await tx.execute<{ id: string }>(sql`
    select id from (
      select u.id, u.open_limit, u.last_assigned_at,
        (select count(*) from tickets t where t.assignee_id = u.id and t.resolved_at is null
          and t.state in ${[...OPEN_STATES]}) as open
      from users u
      where u.unit_id = ${unitId} and u.role in ('officer', 'unit_lead') and u.disabled_at is null
        and not exists (select from absences a where a.user_id = u.id and ${today}::date between a.from_on and a.until_on)
    ) people
    where open_limit is null or open < open_limit
    order by ${order}, id limit 1`);
  if (!chosen)
    throw new AppError("CONFLICT", "Đơn vị không còn ai nhận thêm được: mọi người đều vắng hoặc đã đủ việc.", {
      unitId,
    });
  return Number(chosen.id);
}
