import { afterAll, beforeAll, expect, test } from "vitest";
import { actor, type TestCtx, testCtx } from "#tests/support/ctx.ts";
import { listening } from "#tests/support/listening.ts";
import { withActor } from "../ctx.ts";
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
