import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { actor, type TestCtx, testCtx } from "#tests/support/ctx.ts";
import { listening } from "#tests/support/listening.ts";
import { withActor } from "../ctx.ts";
import { trendReach } from "./trend-filter.ts";
import { mentionTrend } from "./trends.ts";

let t: TestCtx;
beforeAll(async () => {
  t = await testCtx();
  t.setNow(new Date("2026-11-25T03:00:00Z"));
  const forum = await listening(t);
  const post = (postedAt: string, more: Parameters<typeof forum.post>[2] = {}) =>
    forum.post("Ngập ở Phường Bàn Cờ", { postedAt }, more);
  await post("2026-11-24T17:30:00.000Z"); // the 25th, local
  await post("2026-11-24T03:00:00.000Z", { sentiment: "positive" });
  await post("2026-11-21T03:00:00.000Z");
  await post("2025-11-24T03:00:00.000Z", { sentiment: "neutral" });
  await forum.post("Fandom ca sĩ ra MV mới", {}, { sector: "other", kind: "praise", confidence: 0.3 });
});
afterAll(() => t.close());

const leader = () => withActor(t.ctx, actor("leader"));

test("counts local days against the days before and a year earlier, what is nothing for the city left out", async () => {
  const trend = await mentionTrend(leader(), { from: "2026-11-23", until: "2026-11-28" }, "ward");
  expect(trend.days.map(({ onDay, n }) => [onDay, n])).toEqual([
    ["2026-11-23", 0],
    ["2026-11-24", 1],
    ["2026-11-25", 1],
  ]);
  expect(trend.total).toEqual({ n: 2, negative: 1, neutral: 0, positive: 1 });
  // Of the five days before as many as have passed of these: 18 to 20 November.
  expect(trend.before.n).toBe(0);
  expect(trend.season).toMatchObject({ n: 1, neutral: 1 });
  expect(trend.rows).toMatchObject([{ key: "27154", name: "Phường Bàn Cờ", now: { n: 2 } }]);
});

test("nothing was listened to a year earlier: then there is no season; who may not read, reads none", async () => {
  const trend = await mentionTrend(leader(), { from: "2026-11-20", until: "2026-11-23", sector: "noise" }, "source");
  expect(trend).toMatchObject({ total: { n: 0 }, season: null, rows: [] });
  const period = { from: "2026-11-25", until: "2026-11-26" };
  await expect(mentionTrend(withActor(t.ctx, actor("officer", "x")), period, "sector")).rejects.toMatchObject({
    code: "FORBIDDEN",
  });
  await expect(mentionTrend(leader(), { from: "2026-11-25", until: "2026-11-25" }, "sector")).rejects.toMatchObject({
    code: "INVALID",
  });
});

test("whatever is asked for, and by what, it is what the mentions themselves say", async () => {
  const period = { from: "2025-01-01", until: "2026-12-01" };
  const [row] = await t.ctx.db.execute<{ source: string; sector: string; ward: string }>(
    sql`select source_id as source, sector, ward_code as ward from mentions where ward_code is not null limit 1`,
  );
  const one = row ?? { source: "", sector: "", ward: "" };
  const filters = [
    {},
    { sector: one.sector },
    { ward: one.ward },
    { source: one.source },
    { sector: one.sector, ward: one.ward },
  ];
  for (const filter of filters)
    for (const by of ["sector", "ward", "source"] as const) {
      const trend = await mentionTrend(leader(), { ...period, ...filter }, by);
      const column = sql.raw({ sector: "sector", ward: "ward_code", source: "source_id" }[by]);
      const truth = await t.ctx.db.execute<{ key: string; n: number; negative: number }>(sql`
        select coalesce(${column}, '') as key, count(*)::int as n, (count(*) filter (where sentiment = 'negative'))::int as negative
        from mentions where relevance >= 0.35
          and (${filter.sector ?? null}::text is null or sector = ${filter.sector ?? null})
          and (${filter.ward ?? null}::text is null or ward_code = ${filter.ward ?? null})
          and (${filter.source ?? null}::text is null or source_id = ${filter.source ?? null}) group by 1`);
      const counted = new Map(trend.rows.map(({ key, now }) => [key, [now.n, now.negative]]));
      expect(counted, `${JSON.stringify(filter)} by ${by}`).toEqual(
        new Map([...truth].map(({ key, n, negative }) => [key, [n, negative]])),
      );
      expect(trend.total.n).toBe(truth.reduce((sum, { n }) => sum + n, 0));
      expect(trend.days.reduce((sum, { n }) => sum + n, 0)).toBe(trend.total.n);
    }
});

test("whose figures they are: a ward's lead sees the ward's, the lead of a unit without one the city's", () => {
  const reachOf = (role: "leader" | "unit_lead", unitId: string | null) =>
    trendReach(withActor(t.ctx, actor(role, unitId)));
  expect(reachOf("leader", null)).toEqual({ of: "city" });
  expect(reachOf("unit_lead", "27154-ubnd")).toEqual({ of: "ward", ward: "27154", name: "Phường Bàn Cờ" });
  expect(reachOf("unit_lead", "hcmc-gthtkt")).toEqual({ of: "city_own_posts" });
});
