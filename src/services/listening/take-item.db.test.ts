import { eq, sql } from "drizzle-orm";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  incidentPoints,
  mentionBands,
  mentionDays,
  mentionEvents,
  mentions,
  mentionVectors,
  sourceItems,
  sources,
  staffNotices,
} from "#src/db/schema/index.ts";
import type { SourceItem } from "#src/ports/source.ts";
import { fixedClassifier } from "#tests/support/classifier.ts";
import { type TestCtx, testCtx } from "#tests/support/ctx.ts";
import { allDays, allMentions, listening, takeAll } from "#tests/support/listening.ts";
import { takeItem } from "./take-item.ts";

const FLOOD = "Đường Tân Hóa ngập sâu gần nửa mét từ sáng, xe máy chết máy hàng loạt, Phường Bàn Cờ cần bơm nước gấp";
const NOW = new Date("2026-11-25T03:00:00Z");

let t: TestCtx;
beforeEach(async () => {
  t = await testCtx();
  t.setNow(NOW);
});
afterEach(() => t.close());

describe("an item of a source", () => {
  test("becomes a mention with verdict, place, relevance and its words, once, however often it is told and taken", async () => {
    const forum = await listening(t);
    const told = forum.item(FLOOD, { authorKey: "tac-gia", authorName: "Nguyễn Văn Thử", url: "https://dien.dan/1" });
    const [itemId = 0] = await forum.keep(told);
    expect(await forum.keep(told)).toEqual([]);
    await Promise.all([1, 2, 3].map(() => takeItem(t.ctx, itemId, fixedClassifier())));
    const all = await allMentions(t);
    expect(all).toHaveLength(1);
    expect(all[0]).toMatchObject({ sector: "drainage_flooding", wardCode: "27154", place: "Tân Hóa", state: "new" });
    expect(all[0]?.relevance).toBeGreaterThan(0.8);
    expect(all[0]?.unitId).toBeTruthy();
    expect(all[0]?.authorHash).not.toContain("tac-gia");
    const [raw] = await t.ctx.db.select().from(sourceItems);
    expect(raw).toMatchObject({ item: null, takenAt: expect.any(Date) });
    expect(await allDays(t)).toMatchObject([{ sector: "drainage_flooding", topic_id: "0", n: 1, relevant: 1 }]);
  });

  test("is compared with what goes on now, but not when it was said before any event that still does", async () => {
    const forum = await listening(t);
    await forum.post(FLOOD, { postedAt: "2026-10-27T02:00:00.000Z" });
    expect(await t.ctx.db.$count(incidentPoints)).toBe(0);
    await forum.post(FLOOD, { postedAt: "2026-10-29T02:00:00.000Z" });
    expect(await t.ctx.db.$count(incidentPoints)).toBe(1);
  });

  test("that waits while its source is paused is taken once it goes on", async () => {
    const forum = await listening(t);
    const [itemId = 0] = await forum.keep(forum.item(FLOOD));
    await t.ctx.db.update(sources).set({ paused: true });
    expect(await takeItem(t.ctx, itemId, fixedClassifier())).toBeNull();
    await t.ctx.db.update(sources).set({ paused: false });
    expect(await takeItem(t.ctx, itemId, fixedClassifier())).toBeGreaterThan(0);
  });

  test("that the model cannot read leaves nothing behind and can be taken again", async () => {
    const forum = await listening(t);
    const [itemId = 0] = await forum.keep(forum.item(FLOOD));
    const broken = { version: "x", classify: () => Promise.reject(new Error("no model")) };
    await expect(takeItem(t.ctx, itemId, broken)).rejects.toThrow();
    expect(await allMentions(t)).toEqual([]);
    expect(await takeItem(t.ctx, itemId, fixedClassifier())).toBeGreaterThan(0);
  });
});

describe("edits and removals", () => {
  test("an edit brings the mention up to date and moves it in the counts", async () => {
    const forum = await listening(t);
    const id = await forum.post(FLOOD, { key: "a" });
    await forum.post(
      "Đèn đường Tân Hóa tắt, Phường Bàn Cờ",
      { key: "a", changedAt: "2026-11-25T03:05:00.000Z" },
      { sector: "lighting_electricity" },
    );
    expect(await allMentions(t)).toMatchObject([{ id, sector: "lighting_electricity", version: 2 }]);
    expect(await allDays(t)).toMatchObject([{ sector: "lighting_electricity", n: 1 }]);
  });

  test("a removal empties text, author, words and meaning; what it was about stays as a figure", async () => {
    const forum = await listening(t);
    await forum.post(FLOOD, { key: "a", authorKey: "x", authorName: "Tên", url: "https://dien.dan/1" });
    await t.ctx.db.insert(mentionVectors).values({ mentionId: 1, postedAt: NOW, model: "m", vector: Buffer.alloc(4) });
    await forum.post("", { key: "a", verb: "remove", changedAt: "2026-11-25T04:00:00.000Z" });
    const [gone] = await allMentions(t);
    expect(gone).toMatchObject({
      text: "",
      url: null,
      authorHash: null,
      authorNameSealed: null,
      words: "",
      keywords: [],
      place: null,
    });
    expect(gone?.removedAt).not.toBeNull();
    expect(await t.ctx.db.$count(mentionVectors)).toBe(0);
    expect(await t.ctx.db.$count(mentionBands)).toBe(0);
    expect(await t.ctx.db.$count(sourceItems, sql`item is not null`)).toBe(0);
    expect(await allDays(t)).toMatchObject([{ n: 1 }]);
    const steps = await t.ctx.db.select({ step: mentionEvents.step }).from(mentionEvents);
    expect(steps.map(({ step }) => step)).toEqual(["found", "removed"]);
  });

  test("end the same, in whatever order and however often they arrive", async () => {
    const at = (minute: number) => new Date(NOW.getTime() + minute * 60_000).toISOString();
    const base = { key: "a", postedAt: at(0) };
    const told: Partial<SourceItem>[] = [
      { ...base, text: "Ngập ở Phường Bàn Cờ", changedAt: at(0) },
      { ...base, text: "Ngập nặng ở Phường Bàn Cờ", changedAt: at(1) },
      { ...base, verb: "remove", text: "", changedAt: at(2) },
      { ...base, text: "Đã hết ngập", changedAt: at(3) },
    ];
    t.setNow(new Date(NOW.getTime() + 3_600_000));
    const tellings = fc.tuple(
      fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }),
      fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
      fc.integer({ min: 2, max: 4 }),
    );
    await fc.assert(
      fc.asyncProperty(tellings, async ([order, takeNow, upTo]) => {
        await t.ctx.db.execute(sql`truncate mentions, mention_keys, source_items, mention_days, mention_bands cascade`);
        const forum = await listening(t);
        for (const [i, which] of order.filter((one) => one < upTo).entries()) {
          await forum.keep(forum.item("", told[which]));
          if (takeNow[i]) await takeAll(t);
        }
        await takeAll(t);
        const last = told[upTo - 1];
        expect(await allMentions(t)).toMatchObject([
          { text: last?.text, removedAt: last?.verb === "remove" ? expect.any(Date) : null },
        ]);
        // Whether it was read before it was removed depends on the order; a mention is never counted twice.
        expect((await allDays(t)).reduce((sum, { n }) => sum + n, 0)).toBeLessThanOrEqual(1);
      }),
      { numRuns: 25 },
    );
  });
});

describe("what many say in the same words", () => {
  test("is folded under the earliest, counted, and handed over when that is removed", async () => {
    const forum = await listening(t);
    const first = await forum.post(FLOOD, { key: "a" });
    const copies = [`Chia sẻ: ${FLOOD}`, FLOOD.toUpperCase(), `${FLOOD} https://fb.com/1`].map((text, i) =>
      forum.item(text, {
        key: `b${i}`,
        postedAt: `2026-11-25T03:0${i + 1}:00.000Z`,
        changedAt: `2026-11-25T03:0${i + 1}:00.000Z`,
      }),
    );
    t.setNow(new Date("2026-11-25T03:30:00Z"));
    await forum.keep(...copies.slice(1));
    await takeAll(t);
    expect(await allMentions(t)).toMatchObject([
      { id: first, copies: 2, sameAs: null },
      { sameAs: first },
      { sameAs: first },
    ]);
    await t.ctx.db.update(mentions).set({ state: "dismissed", dismissReason: "repost" }).where(eq(mentions.id, first));
    await forum.post("", { key: "a", verb: "remove", changedAt: "2026-11-25T03:20:00.000Z" });
    const [, heir, other] = await allMentions(t);
    expect(heir).toMatchObject({ sameAs: null, copies: 1, state: "dismissed", dismissReason: "repost" });
    expect(other).toMatchObject({ sameAs: heir?.id });
  });

  test("stands under the one posted first, although it came in last", async () => {
    const forum = await listening(t);
    const late = await forum.post(FLOOD, { key: "a" });
    const early = await forum.post(FLOOD, { key: "b", postedAt: "2026-11-25T01:00:00.000Z" });
    const all = await allMentions(t);
    expect(all).toMatchObject([
      { id: late, sameAs: early, copies: 0 },
      { id: early, sameAs: null, copies: 1 },
    ]);
  });

  test("is two when it names two wards, and short words are nobody's copy", async () => {
    const forum = await listening(t);
    await forum.post(FLOOD);
    await forum.post(FLOOD.replace("Phường Bàn Cờ", "Phường Sài Gòn"));
    await forum.post("Lại ngập nữa rồi");
    await forum.post("Lại ngập nữa rồi");
    expect((await allMentions(t)).map(({ sameAs }) => sameAs)).toEqual([null, null, null, null]);
  });

  test("is one in other words too, when meaning, words, place and numbers agree", async () => {
    const forum = await listening(t);
    const near = {
      ...fixedClassifier(),
      classify: async (text: string) => ({
        ...(await fixedClassifier().classify(text)),
        embedding: { model: "m", vector: Float32Array.from([0.6, 0.8]) },
      }),
    };
    const tell = async (text: string) => {
      const [itemId = 0] = await forum.keep(forum.item(text));
      return takeItem(t.ctx, itemId, near);
    };
    const first = await tell("Đường Tân Hóa ngập sâu gần nửa mét từ sáng, xe máy chết máy hàng loạt");
    await tell("Từ sáng tới giờ đường Tân Hóa nước ngập gần nửa mét, xe máy chết máy la liệt");
    await tell("Từ sáng tới giờ đường Lê Lợi nước ngập gần nửa mét, xe máy chết máy la liệt");
    await tell("Từ sáng tới giờ đường Tân Hóa nước ngập gần 2 mét, xe máy chết máy la liệt");
    await tell("Bơm chống ngập công suất lớn vừa được lắp đặt ở đường Tân Hóa hôm qua");
    expect((await allMentions(t)).map(({ sameAs }) => sameAs)).toEqual([null, first, null, null, null]);
  });

  test("by the same link is one, also from another source", async () => {
    const press = await listening(t, "bao", "newspaper");
    const pasted = await listening(t, "dan", "pasted");
    const id = await press.post("Ngập ở Bàn Cờ", { url: "https://bao.vn/1", kind: "article" });
    await pasted.post("Bài báo về ngập", { url: "https://bao.vn/1" });
    expect((await allMentions(t))[1]).toMatchObject({ sameAs: id });
  });
});

describe("danger to people", () => {
  test("rings once, at the desk and at the unit; copies and old posts do not", async () => {
    const forum = await listening(t);
    await forum.post(FLOOD, {}, { urgency: "critical" });
    await forum.post(FLOOD, {}, { urgency: "critical" });
    await forum.post(`${FLOOD} từ tuần trước`, { postedAt: "2026-11-18T03:00:00.000Z" }, { urgency: "critical" });
    const told = await t.ctx.db.select({ role: staffNotices.role }).from(staffNotices);
    expect(told.map(({ role }) => role).toSorted()).toEqual(["operator", "unit_lead"]);
  });

  test("is no alarm where a fan club fights", async () => {
    const forum = await listening(t);
    await forum.post(
      "Fandom anh trai cà khịa nhau, ca sĩ ra MV là fan cứng cày view tới chết",
      {},
      { urgency: "critical", sector: "other", kind: "praise" },
    );
    expect(await t.ctx.db.$count(staffNotices)).toBe(0);
    expect((await allMentions(t))[0]?.relevance).toBeLessThan(0.35);
    expect(await t.ctx.db.select({ relevant: mentionDays.relevant }).from(mentionDays)).toEqual([{ relevant: 0 }]);
  });
});
