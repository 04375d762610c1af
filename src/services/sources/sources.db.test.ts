import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { sourceCosts, sourceItems, sources } from "#src/db/schema/index.ts";
import type { Reading, SourceItem, SourceReader, SourceReaders } from "#src/ports/source.ts";
import { actor, type TestCtx, testCtx } from "#tests/support/ctx.ts";
import { withActor } from "../ctx.ts";
import { changeSource, pauseSource, removeSource, resumeSource } from "./change-source.ts";
import { createSource } from "./create-source.ts";
import { listSources, loadSource } from "./list-sources.ts";
import { pollDue } from "./poll-due.ts";
import { readSourceNow } from "./read-now.ts";

const NOW = new Date("2026-11-26T03:00:00Z");
let t: TestCtx;
let now = NOW;
const go = (minutes: number) => {
  now = new Date(now.getTime() + minutes * 60_000);
  t.setNow(now);
};
beforeAll(async () => {
  t = await testCtx();
});
afterAll(() => t.close());
beforeEach(async () => {
  await t.ctx.sql`delete from source_costs`;
  await t.ctx.sql`delete from source_items`;
  await t.ctx.sql`delete from sources`;
  t.added.splice(0);
  now = NOW;
  t.setNow(now);
});

const item = (key: string, more: Partial<SourceItem> = {}): SourceItem => ({
  ...{ verb: "upsert", key, kind: "article", text: `Bài ${key}`, url: null, authorKey: null, authorName: null },
  ...{ postedAt: "2026-11-26T01:00:00.000Z", changedAt: "2026-11-26T01:00:00.000Z" },
  ...more,
});

/** A kind of source that says what the test wants. */
function readersOf(read: SourceReader["read"]): SourceReaders {
  const reader: SourceReader = {
    kind: "newspaper",
    settings: z.strictObject({ address: z.url("Địa chỉ chưa đúng.") }),
    read,
    unitsADay: () => 100,
  };
  return { get: (kind) => (kind === "newspaper" ? reader : undefined), kinds: ["newspaper"] };
}

const reading = (items: SourceItem[], more: Partial<Reading> = {}): Reading => ({
  ...{ items, cursor: {}, nextAt: new Date(now.getTime() + 15 * 60_000), cost: { requests: 1, units: 2, bytes: 300 } },
  ...more,
});
const fine = readersOf(async () => reading([item("a")]));
const poll = (readers: SourceReaders) => pollDue(t.ctx, readers, new AbortController().signal);
const input = { name: "Báo thử", settings: { address: "https://bao.example.vn/rss" }, secret: "", retentionDays: "90" };
const add = (id: string, readers = fine) => createSource(t.ctx, readers, { id, kind: "newspaper", ...input });
const rowOf = async (id: string) => (await t.ctx.db.select().from(sources).where(eq(sources.id, id)))[0];

test("a new source is read at once: items are kept, the pipeline is told, cost and time are noted", async () => {
  await add("bao");
  expect(await poll(fine)).toBe(1);
  expect(await t.ctx.db.select().from(sourceItems)).toMatchObject([{ sourceId: "bao", itemKey: "a", takenAt: null }]);
  expect(t.added.map(({ name }) => name)).toEqual(["take-item"]);
  expect(await t.ctx.db.select().from(sourceCosts)).toMatchObject([
    { sourceId: "bao", onDay: "2026-11-26", requests: 1, units: 2, bytes: 300, items: 1 },
  ]);
  const [view] = await listSources(t.ctx, fine);
  expect(view).toMatchObject({ health: "ok", waiting: 1, unitsADay: 100, newestAt: new Date("2026-11-26T01:00:00Z") });
  expect(await poll(fine)).toBe(0);
});

test("the same told again is the same row, an edit is another, and a like is none", async () => {
  await add("bao");
  await poll(readersOf(async () => reading([item("a"), item("a"), item("b")])));
  go(16);
  await poll(readersOf(async () => reading([item("a"), item("b", { reach: 900 }), item("b", { text: "Đã sửa" })])));
  const rows = await t.ctx.db.select().from(sourceItems).orderBy(sourceItems.id);
  expect(rows.map(({ itemKey, item }) => [itemKey, item?.text])).toEqual([
    ["a", "Bài a"],
    ["b", "Bài b"],
    ["b", "Đã sửa"],
  ]);
});

test("a post from tomorrow was posted now, and is the same when it is told again", async () => {
  await add("bao");
  const early = readersOf(async () =>
    reading([item("a", { postedAt: "2027-01-01T00:00:00Z", changedAt: "2027-01-01T00:00:00Z" })]),
  );
  await poll(early);
  go(16);
  await poll(early);
  const rows = await t.ctx.db.select().from(sourceItems);
  expect(rows.map(({ item }) => item?.postedAt)).toEqual([NOW.toISOString()]);
  expect((await rowOf("bao"))?.newestAt).toEqual(NOW);
});

test("texts with NUL, broken halves of signs and decomposed marks are kept as clean ones", async () => {
  await add("bao");
  await poll(readersOf(async () => reading([item("a\u0000", { text: "Ngập\u0000 \ud800 đường".normalize("NFD") })])));
  const [row] = await t.ctx.db.select().from(sourceItems);
  expect([row?.itemKey, row?.item?.text]).toEqual(["a", "Ngập \ufffd đường"]);
});

test("a source that fails waits longer each time, up to six hours, and the others are read", async () => {
  await add("hong");
  await add("tot");
  const readers = readersOf(async ({ id }) =>
    id === "tot"
      ? reading([item("a")])
      : reading([], {
          fault: { code: "http_status", facts: { status: 500 } },
          nextAt: new Date(now.getTime() + 60_000),
        }),
  );
  const waits: number[] = [];
  for (let round = 0; round < 9; round++) {
    await poll(readers);
    const row = await rowOf("hong");
    waits.push(((row?.nextAt?.getTime() ?? 0) - now.getTime()) / 60_000);
    go(400);
  }
  expect(waits[0]).toBeGreaterThanOrEqual(4);
  expect(waits[0]).toBeLessThanOrEqual(6);
  expect(waits[3]).toBeGreaterThanOrEqual(32);
  expect(Math.max(...waits)).toBeLessThanOrEqual(360);
  expect(waits.at(-1)).toBeGreaterThanOrEqual(240);
  const views = await listSources(t.ctx, readers);
  expect(views.map(({ id, health }) => [id, health])).toEqual(
    expect.arrayContaining([
      ["hong", "failing"],
      ["tot", "ok"],
    ]),
  );
  expect(views.find(({ id }) => id === "hong")?.fault).toEqual({
    code: "http_status",
    facts: { status: 500 },
    inARow: 9,
  });
});

test("a good look after bad ones ends the fault", async () => {
  await add("bao");
  await poll(readersOf(async () => reading([], { fault: { code: "unreachable", facts: {} } })));
  go(16);
  await poll(fine);
  expect((await loadSource(t.ctx, fine, "bao")).fault).toBeNull();
});

test("a spent budget is no failure: it waits for its day", async () => {
  await add("bao");
  const tomorrow = new Date("2026-11-27T08:00:00Z");
  await poll(
    readersOf(async () => reading([item("a")], { fault: { code: "budget_spent", facts: {} }, nextAt: tomorrow })),
  );
  expect(await loadSource(t.ctx, fine, "bao")).toMatchObject({
    health: "ok",
    nextAt: tomorrow,
    fault: { code: "budget_spent" },
  });
});

test("a reader that throws, and one that never answers, are faults of their source alone", async () => {
  await add("bao");
  await add("tot");
  const stop = new AbortController();
  const readers = readersOf(async ({ id }) => {
    if (id === "bao") throw new Error("hỏng");
    return reading([item("a")]);
  });
  expect(await pollDue(t.ctx, readers, stop.signal)).toBe(2);
  expect((await rowOf("bao"))?.fault).toBe("malformed");
  expect((await rowOf("tot"))?.fault).toBeNull();
  go(20);
  const silent = pollDue(
    t.ctx,
    readersOf(() => new Promise(() => {})),
    stop.signal,
  );
  stop.abort();
  expect(await silent).toBe(2);
  // Stopped in the middle, it is due again when its claim is over, and nothing is noted against it.
  expect((await rowOf("tot"))?.fault).toBeNull();
});

test("of many workers one reads a source", async () => {
  await add("bao");
  let looks = 0;
  const slow = readersOf(async () => {
    looks++;
    await t.ctx.sql`select pg_sleep(0.05)`;
    return reading([item("a")]);
  });
  const counts = await Promise.all(Array.from({ length: 8 }, () => poll(slow)));
  expect([looks, counts.reduce((sum, one) => sum + one, 0)]).toEqual([1, 1]);
});

test("a look that was overtaken keeps its items and leaves the place where reading stopped alone", async () => {
  await add("bao");
  const first = Promise.withResolvers<Reading>();
  const overtaken = poll(readersOf(() => first.promise));
  while (!(await rowOf("bao"))?.triedAt);
  go(6);
  await poll(readersOf(async () => reading([item("b")], { cursor: { at: "second" } })));
  first.resolve(reading([item("a")], { cursor: { at: "first" } }));
  await overtaken;
  expect((await rowOf("bao"))?.cursor).toEqual({ at: "second" });
  expect(await t.ctx.db.$count(sourceItems)).toBe(2);
});

test("paused it is not read, resumed it is read at once, removed it is gone from the list with its secret", async () => {
  await add("bao");
  await pauseSource(t.ctx, "bao");
  expect(await poll(fine)).toBe(0);
  expect((await loadSource(t.ctx, fine, "bao")).health).toBe("paused");
  await resumeSource(t.ctx, fine, "bao");
  expect(await poll(fine)).toBe(1);
  await removeSource(t.ctx, "bao");
  go(60);
  expect([await poll(fine), await listSources(t.ctx, fine)]).toEqual([0, []]);
  await expect(pauseSource(t.ctx, "bao")).rejects.toMatchObject({ code: "NOT_FOUND" });
  expect(await t.ctx.db.$count(sourceItems)).toBe(1);
  await expect(add("bao")).rejects.toMatchObject({ code: "CONFLICT" });
});

test("settings are checked by the reader, field by field", async () => {
  const wrong = { ...input, name: " ", settings: { address: "bao", extra: "1" }, retentionDays: "0" };
  await expect(createSource(t.ctx, fine, { id: "bao", kind: "newspaper", ...wrong })).rejects.toMatchObject({
    code: "INVALID",
    details: {
      fields: expect.arrayContaining([
        expect.objectContaining({ field: "address" }),
        expect.objectContaining({ field: "name" }),
      ]),
    },
  });
  await expect(add("Báo!")).rejects.toMatchObject({ code: "INVALID" });
  await add("bao");
  await changeSource(t.ctx, fine, "bao", { ...input, retentionDays: "7" });
  expect((await rowOf("bao"))?.retentionDays).toBe(7);
});

test("a source whose settings no longer fit says so and is not read", async () => {
  await add("bao");
  await t.ctx.sql`update sources set settings = '{}' where id = 'bao'`;
  await poll(fine);
  expect((await loadSource(t.ctx, fine, "bao")).fault?.code).toBe("misconfigured");
});

test("whoever asks for a look now gets what it found, once a minute", async () => {
  await add("bao");
  const admin = withActor(t.ctx, actor("admin"));
  const signal = new AbortController().signal;
  expect(await readSourceNow(admin, fine, "bao", signal)).toEqual({ found: 1, fault: null });
  await expect(readSourceNow(admin, fine, "bao", signal)).rejects.toMatchObject({ code: "RATE_LIMITED" });
  await expect(readSourceNow(admin, fine, "khong-co", signal)).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test.each(["operator", "officer", "unit_lead", "leader", "auditor"] as const)(
  "%s may not see or change sources",
  async (role) => {
    await add("bao");
    const ctx = withActor(t.ctx, actor(role));
    for (const forbidden of [
      listSources(ctx, fine),
      pauseSource(ctx, "bao"),
      removeSource(ctx, "bao"),
      changeSource(ctx, fine, "bao", input),
      createSource(ctx, fine, { id: "hai", kind: "newspaper", ...input }),
    ])
      await expect(forbidden).rejects.toMatchObject({ code: "FORBIDDEN" });
  },
);

test("every change is on the audit log, and no secret is", async () => {
  await createSource(t.ctx, fine, { id: "thue", kind: "webhook", ...input, settings: {} });
  await pauseSource(t.ctx, "thue");
  const rows = await t.ctx.db.execute(sql`select details from audit_log where subject = 'source:thue' order by id`);
  expect(rows.map(({ details }) => details)).toEqual([{ kind: "webhook", created: true }, { fields: ["paused"] }]);
});
