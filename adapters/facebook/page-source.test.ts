import { afterEach, beforeEach, expect, test } from "vitest";
import type { Reading } from "#src/ports/source.ts";
import { providerAgent } from "../provider/agent.ts";
import { facebookPages } from "./page-source.ts";
import { type GraphSimulator, graphSimulator } from "./simulator.ts";

const PAGE = { pageId: "104857600012345", appId: "77", appSecret: "bi-mat" };
let now = new Date("2026-11-26T03:00:00Z");
const later = (minutes: number) => {
  now = new Date(now.getTime() + minutes * 60_000);
};
let graph: GraphSimulator;
beforeEach(async () => {
  now = new Date("2026-11-26T03:00:00Z");
  graph = await graphSimulator({ ...PAGE, accessToken: "EAAthu", now: () => now });
});
afterEach(() => graph.close());

const read = (before?: Reading, accessToken: string | null = "EAAthu") =>
  facebookPages({ base: graph.url, graph: providerAgent(), now: () => now }).read(
    {
      ...{ id: "facebook-trang", settings: {}, secret: null, unitsToday: 0 },
      cursor: before ? JSON.parse(JSON.stringify(before.cursor)) : {},
      account: { settings: { pageId: PAGE.pageId }, accessToken, appSecret: PAGE.appSecret },
    },
    now,
    AbortSignal.timeout(20_000),
  );
const texts = ({ items }: Reading) => items.map(({ text }) => text).toSorted();

test("posts of visitors and posts that name the Page are found, those of the Page are not", async () => {
  await graph.pagePosts("Thông báo của phường");
  await graph.citizen("1", "Lê Thị An").post("Đường trước nhà ngập");
  await graph.citizen("2").mention("@Phường ơi cúp điện ba tiếng rồi");
  later(30);
  const { items, fault } = await read();
  expect(fault).toBeUndefined();
  expect(items).toMatchObject([
    { kind: "post", text: "Đường trước nhà ngập", authorKey: "1", authorName: "Lê Thị An" },
    { kind: "post", text: "@Phường ơi cúp điện ba tiếng rồi", authorKey: null, authorName: null },
  ]);
  expect(items[0]?.url).toMatch(/^https:\/\/www\.facebook\.com\//);
});

test("what was written a moment ago is left to the webhook, what was told once is not told again", async () => {
  await graph.citizen("1").post("Mới tinh");
  const first = await read();
  expect(first.items).toEqual([]);
  later(30);
  const second = await read(first);
  expect(texts(second)).toEqual(["Mới tinh"]);
  later(30);
  expect((await read(second)).items).toEqual([]);
});

test("more posts than fit on a page are all read", async () => {
  for (let n = 0; n < 130; n++) await graph.citizen("1").post(`Bài ${n}`);
  later(30);
  const { items, cost } = await read();
  expect([items.length, cost.requests]).toEqual([130, 3]);
});

test("where one edge is refused the other is read, and both are asked from the same day on", async () => {
  await graph.citizen("1").post("Một");
  await graph.citizen("1").mention("Hai");
  later(30);
  graph.script.next({ path: "/tagged", error: { code: 10 } });
  const first = await read();
  expect([texts(first), first.fault]).toEqual([
    ["Một"],
    { code: "unauthorised", facts: { why: "10", edge: "tagged" } },
  ]);
  expect(texts(await read(first))).toEqual(["Hai"]);
});

test.each([
  [{ code: 190 }, "unauthorised"],
  [{ code: 4 }, "rate_limited"],
] as const)("%j is %s", async (error, code) => {
  graph.script.next({ path: "/feed", error });
  expect((await read()).fault?.code).toBe(code);
});

test("without a token nobody is asked", async () => {
  expect(await read(undefined, null)).toMatchObject({ fault: { code: "unauthorised" }, cost: { requests: 0 } });
});
