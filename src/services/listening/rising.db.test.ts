import { afterAll, beforeAll, expect, test } from "vitest";
import { actor, type TestCtx, testCtx } from "#tests/support/ctx.ts";
import { listening } from "#tests/support/listening.ts";
import { withActor } from "../ctx.ts";
import { risingWords } from "./rising.ts";

const TEXTS = ["Rác chất đống", "Đèn đường tắt", "Vỉa hè bị lấn chiếm", "Xe buýt trễ chuyến"];
const WEEK = { from: "2026-11-19", until: "2026-11-26" };

let t: TestCtx;
let forum: Awaited<ReturnType<typeof listening>>;
beforeAll(async () => {
  t = await testCtx();
  t.setNow(new Date("2026-11-25T03:00:00Z"));
  forum = await listening(t);
  for (let i = 0; i < 24; i++) {
    const postedAt = new Date(Date.parse("2026-11-18T03:00:00Z") - i * 3_600_000).toISOString();
    await forum.post(`${TEXTS[i % 4]} lần thứ ${i} ở Phường Bàn Cờ`, { postedAt });
  }
  for (let i = 0; i < 8; i++)
    await forum.post(`Trường ${i} có cháu bị ngộ độc sau bữa trưa, bàn thứ ${i * 7} ở Phường Bàn Cờ`, {
      postedAt: new Date(Date.parse("2026-11-24T03:00:00Z") + i * 60_000).toISOString(),
    });
});
afterAll(() => t.close());

const leader = () => withActor(t.ctx, actor("leader"));

test("what many say this week and nobody said before rises; what is said as ever does not, nor the ward", async () => {
  const words = (await risingWords(leader(), WEEK)).map(({ word }) => word);
  expect(words.join("; ")).toContain("ngộ độc");
  expect(words).not.toContain("lấn chiếm");
  expect(words.filter((word) => word.includes("bàn cờ"))).toEqual([]);
});

test("is counted anew after ten minutes", async () => {
  const before = await risingWords(leader(), WEEK);
  for (let i = 0; i < 6; i++) await forum.post(`Thấy khỉ hoang trên mái nhà số ${i} hẻm ${i * 3} Phường Bàn Cờ`, {});
  expect(await risingWords(leader(), WEEK)).toEqual(before);
  t.setNow(new Date("2026-11-25T03:11:00Z"));
  expect((await risingWords(leader(), WEEK)).map(({ word }) => word).join("; ")).toContain("khỉ hoang");
});

test("is not for those who may read no mentions", async () => {
  await expect(risingWords(withActor(t.ctx, actor("officer", "x")), WEEK)).rejects.toMatchObject({ code: "FORBIDDEN" });
});
