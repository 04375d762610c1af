import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestCtx, testCtx } from "#tests/support/ctx.ts";
import { importPlaces } from "./import-places.ts";

let made: TestCtx;
beforeAll(async () => {
  made = await testCtx();
});
afterAll(() => made.close());

const landmark = { name: "Chợ Ông Trời", lat: 10.77, lng: 106.68, wards: ["27154"] };
const give = (rows: unknown) => importPlaces(made.ctx, { part: "landmarks", text: JSON.stringify(rows), note: "thử" });

test("a landmark that the city adds is understood at once", async () => {
  expect(made.ctx.city.locate({ text: "gần chợ Ông Trời" }).ward).toBeNull();
  expect(await give([landmark])).toBe(1);
  expect(made.ctx.city.locate({ text: "gần chợ Ông Trời" }).ward?.code).toBe("27154");
  expect(await give([])).toBe(2);
  expect(made.ctx.city.locate({ text: "gần chợ Ông Trời" }).ward).toBeNull();
});

test.each([
  ["a ward that there is not", [{ ...landmark, wards: ["1"] }], ["no ward 1"]],
  ["a row without a name", [{ lat: 1, lng: 2, wards: ["27154"] }], [expect.stringMatching(/^0\.name/)]],
])("%s is refused", async (_, rows, problems) => {
  await expect(give(rows)).rejects.toMatchObject({ code: "INVALID", details: { problems } });
});

test("what is no JSON is refused", async () => {
  await expect(importPlaces(made.ctx, { part: "streets", text: "street;ward", note: "" })).rejects.toMatchObject({
    code: "INVALID",
  });
});
