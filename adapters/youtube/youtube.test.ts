import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Reading } from "#src/ports/source.ts";
import { providerAgent } from "../provider/agent.ts";
import { nextPacificDay } from "./budget.ts";
import { Thread, threadItems } from "./comments.ts";
import { youtube } from "./index.ts";
import { type YoutubeSimulator, youtubeSimulator } from "./simulator.ts";

const fixture = (name: string) => readFileSync(join(import.meta.dirname, "fixtures", name), "utf8");
const CHANNEL = "UCphuong-thu";
let now = new Date("2026-11-26T03:00:00Z");
const later = (minutes: number) => {
  now = new Date(now.getTime() + minutes * 60_000);
};

let sim: YoutubeSimulator;
beforeEach(async () => {
  now = new Date("2026-11-26T03:00:00Z");
  sim = await youtubeSimulator({ key: "khoa-thu", now: () => now });
});
afterEach(() => sim.close());

const reader = () => youtube({ base: sim.apiBase, hub: sim.hubUrl, dispatcher: providerAgent() });

const read = (settings: Record<string, unknown>, before?: Reading, more = {}) =>
  reader().read(
    { id: "yt", settings, secret: "khoa-thu", cursor: roundTrip(before?.cursor ?? {}), unitsToday: 0, ...more },
    now,
    AbortSignal.timeout(20_000),
  );
/** As PostgreSQL gives it back. */
const roundTrip = (cursor: Record<string, unknown>): Record<string, unknown> => JSON.parse(JSON.stringify(cursor));
const texts = ({ items }: Reading) => items.filter(({ verb }) => verb === "upsert").map(({ text }) => text);

test("L1: a comment with its writer, its video and its times", () => {
  const [item, ...rest] = threadItems(Thread.parse(JSON.parse(fixture("L1.json"))));
  expect(rest).toEqual([]);
  expect(item).toEqual({
    verb: "upsert",
    kind: "comment",
    key: "UgxDEMO001",
    text: "Cầu vượt Láng xuống cấp, đề nghị kiểm tra",
    url: "https://www.youtube.com/watch?lc=UgxDEMO001&v=vid00000001",
    authorKey: "UCauthor1",
    authorName: "@hung_lv",
    postedAt: "2026-11-22T09:11:00.000Z",
    changedAt: "2026-11-22T09:11:00.000Z",
    parentKey: "yt:video:vid00000001",
    reach: 4,
  });
});

test("L2: a new video told by the hub, and none of a channel that we did not ask for", () => {
  const { push } = reader();
  const [mine = "", other = ""] = push?.topics({ channels: ["UCdemo", "UCother"], push: "on" }) ?? [];
  expect(push?.items(Buffer.from(fixture("L2.xml")), mine, now)).toEqual([
    {
      verb: "upsert",
      kind: "video",
      key: "yt:video:vid00000001",
      text: "Họp giao ban phường tháng 11",
      url: "https://www.youtube.com/watch?v=vid00000001",
      authorKey: "UCdemo",
      authorName: null,
      postedAt: "2026-11-21T02:00:00.000Z",
      changedAt: "2026-11-21T03:10:00.000Z",
    },
  ]);
  expect(push?.items(Buffer.from(fixture("L2.xml")), other, now)).toEqual([]);
  expect(push?.items(Buffer.from("<html>"), mine, now)).toEqual([]);
});

test("comments are read newest first, over pages, until one that is known", async () => {
  const video = await sim.publish({ channelId: CHANNEL, title: "Họp dân" });
  for (let n = 1; n <= 120; n++) sim.comment(video, { text: `Ý kiến ${n}`, at: new Date(now.getTime() - n * 60_000) });
  const first = await read({ channels: CHANNEL });
  expect([first.items.length, first.cost.units]).toEqual([120, 3]);
  sim.comment(video, { text: "Mới" });
  const second = await read({ channels: CHANNEL }, first);
  expect([texts(second), second.cost.units]).toEqual([["Mới"], 1]);
});

test("an edited comment is a later telling, on the first page and far behind it", async () => {
  const video = await sim.publish({ channelId: CHANNEL, title: "Họp dân" });
  const ids = Array.from({ length: 60 }, (_, n) => sim.comment(video, { text: `Ý kiến ${n}` }));
  const first = await read({ channels: CHANNEL });
  later(200);
  sim.editComment(ids[59] ?? "", "Đã sửa, mới");
  sim.editComment(ids[0] ?? "", "Đã sửa, cũ");
  let reading = first;
  const changed: string[] = [];
  for (let round = 0; round < 3; round++) {
    reading = await read({ channels: CHANNEL }, reading);
    changed.push(...texts(reading));
    later(30);
  }
  expect(changed.toSorted()).toEqual(["Đã sửa, cũ", "Đã sửa, mới"]);
});

test("a deleted comment is noticed by looking again, and told once", async () => {
  const video = await sim.publish({ channelId: CHANNEL, title: "Họp dân" });
  const id = sim.comment(video, { text: "Sẽ xoá" });
  sim.comment(video, { text: "Ở lại" });
  const first = await read({ channels: CHANNEL });
  sim.removeComment(id);
  later(200);
  const second = await read({ channels: CHANNEL }, first);
  expect(second.items).toMatchObject([{ verb: "remove", key: id, text: "", authorKey: null, authorName: null }]);
  later(200);
  expect((await read({ channels: CHANNEL }, second)).items).toEqual([]);
});

test("a comment that is missing among newer and older ones is looked for at the next look", async () => {
  const video = await sim.publish({ channelId: CHANNEL, title: "Họp dân" });
  const ids = ["Cũ", "Sẽ xoá", "Mới"].map((text, n) =>
    sim.comment(video, { text, at: new Date(now.getTime() + n * 1_000) }),
  );
  const first = await read({ channels: CHANNEL });
  sim.removeComment(ids[1] ?? "");
  later(5);
  const second = await read({ channels: CHANNEL }, first);
  expect(second.items).toEqual([]);
  later(5);
  const third = await read({ channels: CHANNEL }, second);
  expect(third.items).toMatchObject([{ verb: "remove", key: ids[1] }]);
  later(5);
  expect((await read({ channels: CHANNEL }, third)).cost.requests).toBe(1);
});

test("with a video its comments are gone too; with an answer that fails nothing is", async () => {
  const video = await sim.publish({ channelId: CHANNEL, title: "Họp dân" });
  sim.comment(video, { text: "Một" });
  sim.comment(video, { text: "Hai" });
  const first = await read({ videos: video });
  later(200);
  sim.script.next({ path: "/commentThreads", status: 500 });
  const failed = await read({ videos: video }, first);
  expect(failed.items.filter(({ verb }) => verb === "remove")).toEqual([]);
  await sim.removeVideo(video);
  later(200);
  const { items, fault } = await read({ videos: video }, failed);
  expect(items.map(({ verb }) => verb)).toEqual(["remove", "remove"]);
  expect(fault).toMatchObject({ code: "gone", facts: { target: `video ${video}` } });
});

test("a reply belongs to its thread", async () => {
  const video = await sim.publish({ channelId: CHANNEL, title: "Họp dân" });
  const top = sim.comment(video, { text: "Ngập quá" });
  const first = await read({ channels: CHANNEL });
  later(1);
  sim.comment(video, { text: "Chỗ tôi cũng vậy", replyTo: top });
  const second = await read({ channels: CHANNEL }, first);
  expect(second.items.at(-1)).toMatchObject({ text: "Chỗ tôi cũng vậy", parentKey: top });
});

test("where comments are turned off the others are read all the same", async () => {
  const off = await sim.publish({ channelId: CHANNEL, title: "Khoá" });
  const on = await sim.publish({ channelId: CHANNEL, title: "Mở" });
  sim.disableComments(off);
  sim.comment(on, { text: "Đọc được" });
  const reading = await read({ videos: [off, on] });
  expect(texts(reading)).toEqual(["Đọc được"]);
  expect(reading.fault).toMatchObject({ code: "comments_disabled", facts: { target: `video ${off}` } });
});

test("the day's units are not overdrawn, and it goes on at midnight in California", async () => {
  const video = await sim.publish({ channelId: CHANNEL, title: "Họp dân" });
  for (let n = 0; n < 300; n++) sim.comment(video, { text: `Ý kiến ${n}` });
  const reading = await read({ channels: CHANNEL, unitsADay: "10" }, undefined, { unitsToday: 8 });
  expect([reading.cost.units, reading.items.length, reading.fault?.code]).toEqual([2, 100, "budget_spent"]);
  expect(reading.nextAt.toISOString()).toBe("2026-11-26T08:00:00.000Z");
});

test("when Google says that the quota is spent, nothing more is asked that day", async () => {
  const videos = [];
  for (const title of ["Một", "Hai", "Ba"]) videos.push(await sim.publish({ channelId: CHANNEL, title }));
  sim.state.quota = 1;
  const reading = await read({ videos });
  expect([reading.fault?.code, reading.cost.requests]).toEqual(["budget_spent", 2]);
});

test.each([
  ["2026-11-26T03:00:00Z", "2026-11-26T08:00:00.000Z"],
  ["2026-11-26T08:00:00Z", "2026-11-27T08:00:00.000Z"],
  ["2026-07-01T06:59:59Z", "2026-07-01T07:00:00.000Z"],
  // The clocks go back on 1/11/2026 and forward on 8/3/2026.
  ["2026-11-01T07:30:00Z", "2026-11-02T08:00:00.000Z"],
  ["2026-03-08T08:30:00Z", "2026-03-09T07:00:00.000Z"],
])("after %s the budget is full again at %s", (from, until) => {
  expect(nextPacificDay(new Date(from)).toISOString()).toBe(until);
});

test("a search finds videos, whose comments are read from then on, and is made every six hours", async () => {
  const video = await sim.publish({ channelId: "UCnguoi-khac", title: "Ngập nặng ở Thủ Đức" });
  await sim.publish({ channelId: "UCnguoi-khac", title: "Bóng đá tối nay" });
  sim.comment(video, { text: "Nhà tôi ngập 40 phân" });
  const first = await read({ searches: "ngập thủ đức" });
  expect(texts(first)).toEqual(["Ngập nặng ở Thủ Đức", "Nhà tôi ngập 40 phân"]);
  expect(first.cost.units).toBe(101);
  later(60);
  sim.comment(video, { text: "Nước rút rồi" });
  const second = await read({ searches: "ngập thủ đức" }, first);
  expect([texts(second), second.cost.units]).toEqual([["Nước rút rồi"], 1]);
});

test("a search too dear for what is left is put off, comments are not", async () => {
  const video = await sim.publish({ channelId: CHANNEL, title: "Họp dân" });
  sim.comment(video, { text: "Một" });
  const reading = await read({ channels: CHANNEL, searches: "ngập", unitsADay: "50" });
  expect([texts(reading), reading.cost.units, reading.fault]).toEqual([["Một"], 1, undefined]);
});

test.each([
  [{ code: 400, message: "keyInvalid" }, "unauthorised"],
  [{ code: 403, message: "accessNotConfigured" }, "unauthorised"],
  [{ code: 403, message: "rateLimitExceeded" }, "rate_limited"],
  [{ code: 500, message: "backendError" }, "http_status"],
] as const)("%j is %s", async (error, code) => {
  sim.script.next({ path: "/commentThreads", error });
  expect((await read({ channels: CHANNEL })).fault?.code).toBe(code);
});

test("a connection that breaks and an answer that is no JSON are faults, not ends", async () => {
  sim.script.next({ path: "/commentThreads", hangUp: true });
  expect((await read({ channels: CHANNEL })).fault?.code).toBe("unreachable");
  sim.script.next({ path: "/commentThreads", status: 200, body: "<html>" });
  expect((await read({ channels: CHANNEL })).fault?.code).toBe("malformed");
});

test("the key goes in a header and stands in no address", async () => {
  await read({ channels: CHANNEL });
  expect(JSON.stringify(sim.requests.map(({ path, query }) => ({ path, query })))).not.toContain("khoa-thu");
});

test("settings are ids or addresses, one a line", () => {
  const { settings } = reader();
  const parsed = settings.parse({
    channels: "https://www.youtube.com/channel/UCabc123\nUCabc123, UCxyz",
    videos: "https://youtu.be/abcdefghijk?si=1\nhttps://www.youtube.com/watch?v=ABCDEFGHIJK",
  });
  expect(parsed).toMatchObject({ channels: ["UCabc123", "UCxyz"], videos: ["abcdefghijk", "ABCDEFGHIJK"] });
  expect(settings.safeParse({ channels: "@phuong" }).success).toBe(false);
  expect(settings.safeParse({}).success).toBe(false);
});
