import { sql } from "drizzle-orm";
import { allow } from "#src/domain/policy.ts";
import { AppError } from "#src/errors.ts";
import { insertsOf } from "#src/kpi/seed/inserts.ts";
import { drawsOf } from "#src/kpi/seed/lookups.ts";
import { addPeople, fillLookups } from "#src/kpi/seed/made-up.ts";
import { planOf } from "#src/kpi/seed/plan.ts";
import { record } from "../audit/record.ts";
import type { Ctx } from "../ctx.ts";
import { countSample, MOST_REAL, SAMPLE_ACCOUNT } from "./sample-state.ts";

/** Enough for every page to have something on it, few enough to be made while somebody waits. */
const TICKETS = 600;
const DAYS = 60;

/**
 * Puts invented tickets of the last sixty days beside what is there, each marked as such, so that a new city sees what the
 * pages are like. All of them or none.
 * @param sure the person has read that there are real tickets already
 * @returns how many
 * @throws {AppError} FORBIDDEN; CONFLICT when they are there already, when there are too many real ones, or some and nobody
 *   is sure
 */
export async function turnSampleOn(ctx: Ctx, { sure }: { sure: boolean }): Promise<number> {
  allow(ctx.actor, "configure");
  const until = ctx.now().getTime();
  const from = until - DAYS * 86_400_000;
  await ctx.db.transaction(async (tx) => {
    // Ids are given out by hand below: nobody else may add a ticket meanwhile.
    await tx.execute(sql`lock table tickets in share row exclusive mode`);
    const { sample, real } = await countSample(tx);
    refuseUnless(sample, real, sure);
    await fillLookups(ctx, tx, from, until);
    await addPeople(tx, TICKETS, SAMPLE_ACCOUNT);
    const [last] = await tx.execute<{ id: string | null }>(sql`select max(id) as id from tickets`);
    const offset = Number(last?.id ?? 0);
    const draws = drawsOf(ctx.city, from, until);
    await tx.execute(planOf({ after: 0, many: TICKETS, all: TICKETS, offset, until, draws }));
    for (const insert of insertsOf(until)) await tx.execute(insert);
    await tx.execute(sql`insert into sample_tickets (ticket_id) select id from plan`);
    await tx.execute(sql`drop table plan`);
    await tx.execute(sql`select setval(pg_get_serial_sequence('tickets', 'id'), (select max(id) from tickets))`);
    await record(ctx, tx, { action: "setting.change", subject: "sample", details: { on: true, tickets: TICKETS } });
  });
  return TICKETS;
}

function refuseUnless(sample: number, real: number, sure: boolean): void {
  if (sample > 0) throw new AppError("CONFLICT", "Dữ liệu mẫu đang bật. Tắt đi rồi mới bật lại được.", { sample });
  if (real > MOST_REAL)
    throw new AppError(
      "CONFLICT",
      `Đã có ${real} phản ánh thật nên không thêm dữ liệu mẫu. Muốn xem thử, cài một bản khác với DATA_DIR riêng.`,
      { real },
    );
  if (real > 0 && !sure)
    throw new AppError("CONFLICT", `Đã có ${real} phản ánh thật. Vui lòng đánh dấu ô xác nhận rồi bật lại.`, { real });
}
