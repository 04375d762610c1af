import { readFileSync } from "node:fs";
import { join } from "node:path";
import iconv from "iconv-lite";
import { afterAll, beforeEach, expect, test } from "vitest";
import type { Reading } from "#src/ports/source.ts";
import { network } from "#src/services/fetching/network.ts";
import { pageReader } from "#src/services/fetching/page-reader.ts";
import { newspaper } from "./index.ts";
import { type PaperSimulator, paperSimulator } from "./simulator.ts";

const L3 = readFileSync(join(import.meta.dirname, "fixtures/L3.xml"), "utf8");
const NOW = new Date("2026-11-26T05:00:00Z");
const papers: PaperSimulator = await paperSimulator({ now: () => NOW });
afterAll(() => papers.close());
beforeEach(() => papers.script.clear());

let slugs = 0;
const newPaper = (format: "rss" | "atom" = "rss") => {
  slugs += 1;
  return papers.paper(`bao-${slugs}`, format);
};

const readerOf = () => {
  const trustedOrigins = [papers.url];
  const parts = { network, trustedOrigins, city: "Thành phố Hồ Chí Minh", publicUrl: "https://pa.example.vn" };
  return newspaper(pageReader({ ...parts, now: () => NOW }), trustedOrigins);
};
const reader = readerOf();

const read = (address: string, before: Pick<Reading, "cursor"> = { cursor: {} }, using = reader): Promise<Reading> =>
  using.read(
    { id: "bao", settings: { address }, secret: null, cursor: before.cursor, unitsToday: 0 },
    NOW,
    AbortSignal.timeout(20_000),
  );
const feed = (...items: string[]) =>
  `<?xml version="1.0"?><rss version="2.0"><channel>${items.join("")}</channel></rss>`;

test("L3: title and summary as plain words, the link, the paper's own time", async () => {
  const paper = newPaper();
  paper.serveInstead(feed(L3));
  const { items, fault } = await read(paper.address);
  expect(fault).toBeUndefined();
  expect(items).toEqual([
    {
      verb: "upsert",
      kind: "article",
      key: "https://bao.example.vn/a1.html",
      text: "Người dân kêu cứu vì bãi rác tự phát\nBãi rác tồn tại nhiều tháng tại Phường Láng",
      url: "https://bao.example.vn/a1.html",
      postedAt: "2026-11-22T00:30:00.000Z",
      changedAt: "2026-11-22T00:30:00.000Z",
      authorKey: "127.0.0.1",
      authorName: null,
    },
  ]);
});

test("a feed that has not changed is not sent again", async () => {
  const paper = newPaper();
  paper.publish({ title: "Ngập ở Thủ Đức" });
  const first = await read(paper.address);
  const second = await read(paper.address, first);
  expect([first.items.length, second.items.length]).toEqual([1, 0]);
  expect(second.cost.bytes).toBe(0);
  expect(second.cursor).toEqual(first.cursor);
});

test("of a feed that has grown only what is new is told, and a changed title is a later telling", async () => {
  const paper = newPaper();
  const guid = paper.publish({ title: "Cúp điện ở Gò Vấp", date: "Thu, 26 Nov 2026 08:00:00 +0700" });
  const first = await read(paper.address);
  paper.publish({ title: "Kẹt xe cầu Phú Mỹ" });
  paper.change(guid, { title: "Cúp điện ở Gò Vấp: đã có điện lại" });
  const { items } = await read(paper.address, first);
  expect(items.map(({ text }) => text)).toEqual(["Kẹt xe cầu Phú Mỹ", "Cúp điện ở Gò Vấp: đã có điện lại"]);
  expect(items[1]).toMatchObject({ key: guid, postedAt: "2026-11-26T01:00:00.000Z", changedAt: NOW.toISOString() });
});

test("Atom is read like RSS", async () => {
  const paper = newPaper("atom");
  paper.publish({
    title: "Nước yếu ở Bình Tân",
    summary: "<p>Ba ngày &amp; ba đêm</p>",
    date: "2026-11-25T10:00:00+07:00",
  });
  const { items } = await read(paper.address);
  expect(items[0]).toMatchObject({
    text: "Nước yếu ở Bình Tân\nBa ngày & ba đêm",
    postedAt: "2026-11-25T03:00:00.000Z",
  });
});

test("what follows readers is taken off the link", async () => {
  const paper = newPaper();
  paper.publish({ title: "Một", link: "https://bao.example.vn/a2.html?utm_source=rss&id=7#binh-luan" });
  expect((await read(paper.address)).items[0]?.url).toBe("https://bao.example.vn/a2.html?id=7");
});

test("one guid twice is one item, a guid that every item has is none", async () => {
  const twice = newPaper();
  twice.publish({ guid: "a", title: "Cũ" });
  twice.publish({ guid: "a", title: "Mới" });
  expect((await read(twice.address)).items.map(({ text }) => text)).toEqual(["Mới"]);
  const all = newPaper();
  for (const title of ["Một", "Hai", "Ba"]) all.publish({ guid: "https://bao.example.vn", title });
  expect(new Set((await read(all.address)).items.map(({ key }) => key)).size).toBe(3);
});

test.each(["hôm qua", "", "Tue, 31 Feb 2026 10:00:00 +0700", "99/99/9999", "Thu, 01 Jan 1970 00:00:00 GMT"])(
  "with the date %j an item is of the moment when we first saw it, and is told once",
  async (date) => {
    const paper = newPaper();
    paper.publish({ title: "Không ngày", date });
    const first = await read(paper.address);
    expect(first.items[0]?.postedAt).toBe(NOW.toISOString());
    paper.publish({ title: "Khác" });
    expect((await read(paper.address, first)).items.map(({ text }) => text)).toEqual(["Khác"]);
  },
);

test.each([
  ["Thu, 26 Nov 2026 08:00:00 GMT+7"],
  ["26 Nov 2026 08:00 +07:00"],
  ["26/11/2026 08:00"],
  ["2026-11-26 08:00:00"],
  ["Thứ năm, 26/11/2026, 08:00 (GMT+7)"],
])("the date %j is eight o'clock here", async (date) => {
  const paper = newPaper();
  paper.publish({ title: "Có ngày", date });
  expect((await read(paper.address)).items[0]?.postedAt).toBe("2026-11-26T01:00:00.000Z");
});

test.each([
  ["windows-1258", "application/rss+xml; charset=windows-1258", ""],
  ["windows-1258", "text/xml", '<?xml version="1.0" encoding="windows-1258"?>'],
  ["utf-16le", "text/xml", ""],
])("%s is read by its header, its prolog or its mark (%s)", async (encoding, type, prolog) => {
  const paper = newPaper();
  const xml = `${prolog}<rss><channel><item><guid>e</guid><title>Đường ngập</title></item></channel></rss>`;
  // Windows-1258 has tone marks of their own.
  const bytes = iconv.encode(
    encoding === "windows-1258" ? xml.replace("ờ", "ơ\u0300").replace("ậ", "â\u0323") : xml,
    encoding,
    {
      addBOM: encoding === "utf-16le",
    },
  );
  paper.serveInstead(bytes, type);
  expect((await read(paper.address)).items[0]?.text).toBe("Đường ngập");
});

const BOMB = `<!DOCTYPE lolz [<!ENTITY a "ha">${"bcdefghij"
  .split("")
  .map((name, at) => `<!ENTITY ${name} "${`&${"abcdefghi"[at]};`.repeat(10)}">`)
  .join("")}]>`;

test.each([
  ["an entity bomb", `${BOMB}${feed("<item><guid>1</guid><title>&j;</title></item>")}`],
  [
    "an entity that reads a file",
    `<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>${feed("<item><title>&x;</title></item>")}`,
  ],
  ["a page instead of a feed", "<!doctype html><html><body><h1>404</h1></body></html>"],
  ["a feed that breaks off", "<rss><channel><item><title>Nửa chừng"],
  ["nesting without an end", "<rss>".repeat(50_000)],
  ["nothing", ""],
  ["bytes that are no text", "\u0000\u0001\u0002"],
])("%s is malformed, and that is said", async (_what, body) => {
  const paper = newPaper();
  paper.serveInstead(body, "text/xml");
  const { items, fault } = await read(paper.address);
  expect([items, fault?.code]).toEqual([[], "malformed"]);
});

test("an entity that nobody declared stays the letters that it is", async () => {
  const paper = newPaper();
  paper.serveInstead(feed("<item><guid>1</guid><title>Điện &khong; nước &#7841;</title></item>"));
  expect((await read(paper.address)).items[0]?.text).toContain("nước ạ");
});

test("fifty megabytes are cut off at five", async () => {
  const paper = newPaper();
  paper.serveInstead("<rss>".padEnd(50 * 1_048_576, "x"));
  expect((await read(paper.address)).fault).toMatchObject({ code: "too_large" });
});

test("a whole article in the summary is cut down to a summary", async () => {
  const paper = newPaper();
  paper.publish({ title: "Dài", summary: "chữ ".repeat(5_000) });
  expect((await read(paper.address)).items[0]?.text.length).toBeLessThan(1_100);
});

test.each([
  [404, "gone"],
  [410, "gone"],
  [401, "unauthorised"],
  [403, "http_status"],
  [429, "rate_limited"],
  [500, "http_status"],
] as const)("HTTP %i is %s", async (status, code) => {
  const paper = newPaper();
  papers.script.next({ path: new URL(paper.address).pathname, status });
  expect((await read(paper.address)).fault?.code).toBe(code);
});

test("a paper that asks for an hour's patience gets it", async () => {
  const paper = newPaper();
  papers.script.next({ path: new URL(paper.address).pathname, status: 503, headers: { "retry-after": "3600" } });
  const { nextAt, fault } = await read(paper.address);
  expect([nextAt.getTime() - NOW.getTime(), fault?.code]).toEqual([3_600_000, "rate_limited"]);
});

test("what robots.txt keeps from machines is not asked for", async () => {
  const paper = newPaper();
  paper.publish({ title: "Không dành cho máy" });
  papers.robots("User-agent: *\nDisallow: /rss/");
  const { items, fault, cost } = await read(paper.address, undefined, readerOf());
  papers.robots(null);
  expect([items, fault?.code, cost.requests]).toEqual([[], "refused_by_robots", 1]);
});

test("whoever is read sees who reads: the city, and where to find it", async () => {
  const paper = newPaper();
  await read(paper.address);
  expect(papers.requests.at(-1)?.headers["user-agent"]).toBe(
    "LangNghe/1.0 (Thanh pho Ho Chi Minh; +https://pa.example.vn)",
  );
});

test.each(["http://bao.example.vn/rss", "ftp://bao.example.vn", "javascript:alert(1)", "bao.example.vn", ""])(
  "%j is no address of a paper",
  (address) => {
    expect(reader.settings.safeParse({ address }).success).toBe(false);
  },
);

test.each(["https://169.254.169.254/rss", "https://127.0.0.1/rss", "https://[::1]/", "https://2130706433/rss"])(
  "%s is never asked, however well it is written",
  async (address) => {
    expect((await read(address)).fault?.code).toBe("refused_address");
  },
);

test("nobody is asked more often than every ten minutes", () => {
  const often = reader.settings.safeParse({ address: "https://bao.example.vn/rss", everyMinutes: "5" });
  expect(often.error?.issues[0]?.message).toContain("10 phút");
});
