import { afterAll, beforeAll, expect, test } from "vitest";
import { actor, type TestCtx, testCtx } from "#tests/support/ctx.ts";
import { withActor } from "../ctx.ts";
import { importPopulations, loadPopulations, removePopulation } from "./populations.ts";

let t: TestCtx;
beforeAll(async () => {
  t = await testCtx();
});
afterAll(() => t.close());
const admin = () => withActor(t.ctx, actor("admin"));

test("figures come in from a spreadsheet in Vietnamese, and newer ones take their place", async () => {
  const text =
    "\uFEFFMã;Dân số;Nguồn;Tính đến\r\n27154;65.432;Niên giám thống kê 2025;31/12/2025\r\n25747;40 100;Niên giám thống kê 2025;2025-12-31\r\n";
  expect(await importPopulations(admin(), text)).toBe(2);
  expect((await loadPopulations(t.ctx)).get("27154")).toEqual({
    people: 65_432,
    source: "Niên giám thống kê 2025",
    asOf: "2025-12-31",
  });
  await importPopulations(admin(), "code,people,source,as of\n27154,70000,Tổng điều tra,2026-04-01\n");
  const now = await loadPopulations(t.ctx);
  expect([now.get("27154")?.people, now.get("25747")?.people]).toEqual([70_000, 40_100]);
  await removePopulation(admin(), "25747");
  expect((await loadPopulations(t.ctx)).has("25747")).toBe(false);
});

test.each([
  ["a ward that is not ours", "99999,10,Nguồn,2025-12-31", /Dòng 2: không có phường/],
  ["no number", "27154,nhiều,Nguồn,2025-12-31", /không phải số người/],
  ["a province in the place of a ward", "27154,9500000,Nguồn,2025-12-31", /không phải số người/],
  ["no source", "27154,100,,2025-12-31", /nguồn/],
  ["a day to come", "27154,100,Nguồn,31/12/2999", /ngày/],
])("a file with %s changes nothing and says where", async (_, line, message) => {
  const before = await loadPopulations(t.ctx);
  const text = `code,people,source,as of\n${line}\n25747,5000,Nguồn,2025-12-31\n`;
  await expect(importPopulations(admin(), text)).rejects.toMatchObject({
    code: "INVALID",
    details: { fields: [{ message: expect.stringMatching(message) }] },
  });
  expect(await loadPopulations(t.ctx)).toEqual(before);
});

test("a file without its heading, and anybody but an administrator, is refused", async () => {
  await expect(importPopulations(admin(), "27154,100,Nguồn,2025-12-31")).rejects.toMatchObject({ code: "INVALID" });
  await expect(importPopulations(withActor(t.ctx, actor("leader")), "x")).rejects.toMatchObject({ code: "FORBIDDEN" });
});
