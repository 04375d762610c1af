import { eq, sql } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { mentionBands, mentions, relevanceModels, sources, users } from "#src/db/schema/index.ts";
import { actor, type TestCtx, testCtx } from "#tests/support/ctx.ts";
import { allMentions, listening } from "#tests/support/listening.ts";
import { withActor } from "../ctx.ts";
import { addUser } from "../people/add-user.ts";
import { checkDays } from "./check-days.ts";
import { keepMentions } from "./keep-mentions.ts";
import { keepPartitions } from "./keep-partitions.ts";
import { refitRelevance } from "./refit-relevance.ts";
import { loadWeights } from "./relevance-weights.ts";
import { changeListeningSettings } from "./settings.ts";
import { previewListeningSettings, viewListeningSettings } from "./view-settings.ts";

const LONG = "Đường Tân Hóa ngập sâu gần nửa mét từ sáng, Phường Bàn Cờ cần bơm nước gấp";
let t: TestCtx;
beforeEach(async () => {
  t = await testCtx();
  t.setNow(new Date("2026-11-25T03:00:00Z"));
});
afterEach(() => t.close());

describe("once a day", () => {
  test("names are dropped after the days that the city has set, counted from when we saw them", async () => {
    const forum = await listening(t);
    const named = { authorKey: "a", authorName: "Nguyễn Văn Thử" };
    await forum.post(LONG, { ...named, postedAt: "2026-01-01T00:00:00.000Z" });
    await expect(
      changeListeningSettings(withActor(t.ctx, actor("operator")), { authorNameDays: 7, communications: [] }),
    ).rejects.toMatchObject({ code: "FORBIDDEN" });
    await changeListeningSettings(withActor(t.ctx, actor("admin")), { authorNameDays: 7, communications: [] });
    t.setNow(new Date("2026-12-01T03:00:00Z"));
    expect(await keepMentions(t.ctx)).toMatchObject({ names: 0 });
    expect(await keepMentions(t.ctx)).toBeNull();
    t.setNow(new Date("2026-12-03T03:00:00Z"));
    expect(await keepMentions(t.ctx)).toMatchObject({ names: 1 });
    const [mention] = await allMentions(t);
    expect(mention).toMatchObject({ authorNameSealed: null, text: LONG });
    expect(mention?.authorHash).toBeTruthy();
  });

  test("what the settings would drop is counted first; whoever has left or reads their unit alone speaks for nobody", async () => {
    await (await listening(t)).post(LONG, { authorKey: "a", authorName: "Nguyễn Văn Thử" });
    const admin = withActor(t.ctx, actor("admin"));
    const [leader, lead, gone] = [
      await addUser(t.ctx, { email: "lanh@example.vn", role: "leader" }),
      await addUser(t.ctx, { email: "truong@example.vn", role: "unit_lead", unitId: "27154-ubnd" }),
      await addUser(t.ctx, { email: "nghi@example.vn", role: "leader" }),
    ];
    await t.ctx.db.update(users).set({ disabledAt: t.ctx.now() }).where(eq(users.id, gone.id));
    t.setNow(new Date(t.ctx.now().getTime() + 8 * 86_400_000));
    const wanted = { authorNameDays: 7, communications: [leader.id] };
    expect(await previewListeningSettings(admin, wanted)).toEqual({ names: 1 });
    for (const { id } of [lead, gone])
      await expect(changeListeningSettings(admin, { ...wanted, communications: [id] })).rejects.toMatchObject({
        details: { fields: [{ field: "communications" }] },
      });
    await changeListeningSettings(admin, wanted);
    const view = await viewListeningSettings(admin);
    expect(view).toMatchObject({ settings: wanted, versions: [{ settings: wanted }] });
    expect(view.people.map(({ id }) => id)).toEqual([leader.id]);
  });

  test("texts go after the days of their source; tickets keep what they came from, figures stay", async () => {
    const short = await listening(t, "dien-dan");
    const long = await listening(t, "bao", "newspaper");
    await t.ctx.db.update(sources).set({ retentionDays: 30 }).where(eq(sources.id, "dien-dan"));
    const old = { postedAt: "2026-10-01T00:00:00.000Z" };
    await short.post("Ngập ở Bàn Cờ", old);
    await short.post("Kẹt xe ở Bàn Cờ", old);
    await long.post("Báo đưa tin ngập ở Bàn Cờ", old);
    await t.ctx.db.update(mentions).set({ state: "promoted" }).where(sql`text like 'Kẹt xe%'`);
    expect(await keepMentions(t.ctx)).toMatchObject({ expired: 1 });
    expect((await allMentions(t)).map(({ text }) => text)).toEqual([
      "",
      "Kẹt xe ở Bàn Cờ",
      "Báo đưa tin ngập ở Bàn Cờ",
    ]);
    expect(await checkDays(t.ctx)).toEqual([]);
  });

  test("what nothing is compared with any more goes", async () => {
    await (await listening(t)).post(LONG);
    expect(await t.ctx.db.$count(mentionBands)).toBe(4);
    t.setNow(new Date("2026-12-20T03:00:00Z"));
    await keepMentions(t.ctx);
    expect(await t.ctx.db.$count(mentionBands)).toBe(0);
  });
});

describe("months", () => {
  test("to come have their place before they begin; rows of old ones are moved, and are found as before", async () => {
    const forum = await listening(t);
    await forum.post(LONG, { key: "a" });
    await forum.post("Chuyện cũ ở Bàn Cờ", { postedAt: "2024-02-29T10:00:00.000Z" });
    await forum.post("Ngày tháng hỏng", { postedAt: "1970-01-01T00:00:00.000Z" });
    expect(await keepPartitions(t.ctx)).toEqual(["2024-02", "2026-11", "2026-12", "2027-01"]);
    expect(await keepPartitions(t.ctx)).toEqual([]);
    const rows = await t.ctx.db.execute<{ place: string; n: number }>(sql`
      select tableoid::regclass::text as place, count(*)::int as n from mentions group by 1 order by 1`);
    expect(rows).toEqual([
      { place: "mentions_2024_02", n: 1 },
      { place: "mentions_2026_11", n: 1 },
      { place: "mentions_other", n: 1 },
    ]);
    await forum.post(`${LONG} nữa`, { key: "a", changedAt: "2026-11-25T04:00:00.000Z" });
    await forum.post("Tháng sau", { postedAt: "2026-11-30T23:59:59.999Z" });
    expect(await allMentions(t)).toMatchObject([{ id: 1, version: 2 }, { id: 2 }, { id: 3 }, { id: 4 }]);
    expect(await checkDays(t.ctx)).toEqual([]);
  });
});

describe("the relevance score", () => {
  test("learns from what people promoted and dismissed, not from what they dismissed as a copy", async () => {
    const forum = await listening(t, "bao", "newspaper");
    expect(await refitRelevance(t.ctx)).toBeNull();
    await forum.post("Bài báo về ngập ở Bàn Cờ", { kind: "article" });
    await t.ctx.db.execute(sql`insert into mentions (posted_at, source_id, kind, text, changed_at, sector, urgency, verdict_kind, sentiment,
        confidence, model, state, dismiss_reason, decided_at)
      select now(), 'bao', case when i % 2 = 0 then 'article' else 'post' end, 'Ngập', now(), 'drainage_flooding', 'normal',
        'complaint', 'negative', 0.9, 'm', case when i % 2 = 0 then 'promoted' else 'dismissed' end,
        case when i % 2 = 1 then 'not_city' end, now() from generate_series(1, 80) i`);
    await t.ctx.db.execute(sql`insert into mentions (posted_at, source_id, kind, text, changed_at, sector, urgency, verdict_kind, sentiment,
        confidence, model, state, dismiss_reason, decided_at)
      select now(), 'bao', 'article', 'Ngập', now(), 'drainage_flooding', 'normal', 'complaint', 'negative', 0.9, 'm', 'dismissed',
        'repost', now() from generate_series(1, 80) i`);
    expect(await refitRelevance(t.ctx)).toMatchObject({ auc: 1 });
    const [model] = await t.ctx.db.select().from(relevanceModels);
    expect(model?.decisions).toBe(80);
    expect((await loadWeights(t.ctx.db)).article).toBeGreaterThan(0.5);
  });
});
