import { sql } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { mentionTopics, topics } from "#src/db/schema/index.ts";
import type { Finding } from "#src/domain/redact/finding.ts";
import { actor, type TestCtx, testCtx } from "#tests/support/ctx.ts";
import { allDays, allMentions, listening } from "#tests/support/listening.ts";
import { withActor } from "../ctx.ts";
import { checkDays, rebuildDays } from "../listening/check-days.ts";
import { listMentions } from "../listening/list-mentions.ts";
import { listTopics } from "./list-topics.ts";
import { matchTopicsBack } from "./match-back.ts";
import { previewTopic } from "./preview-topic.ts";
import { removeTopic, saveTopic } from "./save-topic.ts";

let t: TestCtx;
beforeEach(async () => {
  t = await testCtx();
  t.setNow(new Date("2026-11-25T03:00:00Z"));
});
afterEach(() => t.close());
const operator = () => withActor(t.ctx, actor("operator"));
const flood = { name: "Ngập", query: '(ngập OR "triều cường") NOT "cầu thủ"' };

describe("a topic", () => {
  test("takes in what comes, and what was said before, each once; the counts by day follow", async () => {
    const forum = await listening(t);
    await forum.post("Sáng nay ngập quá trời ở Bàn Cờ");
    await forum.post("Cầu thủ ngập trong chấn thương, ngập tràn nỗi buồn");
    const { id } = await saveTopic(operator(), undefined, flood);
    await forum.post("Trieu cuong len, duong ngap");
    expect(await t.ctx.db.$count(mentionTopics)).toBe(1);
    expect((await listTopics(operator()))[0]).toMatchObject({ n: 1, matching: true });
    expect(await matchTopicsBack(t.ctx)).toBe(1);
    expect(await matchTopicsBack(t.ctx)).toBe(0);
    expect((await listTopics(operator()))[0]).toMatchObject({ n: 2, matching: false });
    const { items } = await listMentions(operator(), { topic: id });
    expect(items.map(({ topics: [topic] }) => topic?.why)).toEqual([["ngap", "trieu cuong"], ["ngập"]]);
    expect(await checkDays(t.ctx)).toEqual([]);
  });

  test("that is changed forgets what it matched and matches again; an edit moves a mention out", async () => {
    const forum = await listening(t);
    await forum.post("Sáng nay ngập ở Bàn Cờ", { key: "a" });
    await forum.post("Rác chất đống", { key: "b" });
    const { id } = await saveTopic(operator(), undefined, flood);
    await matchTopicsBack(t.ctx);
    await saveTopic(operator(), id, { name: "Rác", query: "rác" });
    expect(await t.ctx.db.$count(mentionTopics)).toBe(0);
    await matchTopicsBack(t.ctx);
    expect((await listTopics(operator()))[0]).toMatchObject({ name: "Rác", n: 1, version: 2 });
    await forum.post("Đã dọn sạch", { key: "b", changedAt: "2026-11-25T03:30:00.000Z" });
    expect((await listTopics(operator()))[0]).toMatchObject({ n: 0 });
    expect(await checkDays(t.ctx)).toEqual([]);
    await removeTopic(operator(), id);
    expect(await t.ctx.db.$count(topics)).toBe(0);
    expect(await checkDays(t.ctx)).toEqual([]);
  });

  test("shows before it is saved what it would have matched in 30 days", async () => {
    const forum = await listening(t);
    await forum.post("Ngập hôm nay");
    await forum.post("Ngập lâu rồi", { postedAt: "2026-09-01T00:00:00.000Z" });
    await forum.post("Ngập mấy hôm trước", { postedAt: "2026-11-22T20:00:00.000Z" });
    const preview = await previewTopic(operator(), flood);
    expect(preview.n).toBe(2);
    expect(preview.days).toHaveLength(30);
    expect(preview.days.filter(({ n }) => n > 0)).toEqual([
      { onDay: "2026-11-23", n: 1 },
      { onDay: "2026-11-25", n: 1 },
    ]);
    expect(preview.newest.map(({ topics: [topic] }) => topic)).toMatchObject([{ why: ["ngập"] }, { why: ["ngập"] }]);
    expect(await t.ctx.db.$count(topics)).toBe(0);
  });

  test.each([
    '"Nguyễn Văn An"',
    "nguyen van an",
    "trần thị thu hà",
    "rác OR Nguyễn Thị Bông",
    'Phạm NEAR/2 "Minh Tâm"',
  ])("that is nobody but a person is refused: %s", async (query) => {
    await expect(saveTopic(operator(), undefined, { name: "Ai đó", query })).rejects.toMatchObject({
      code: "UNPROCESSABLE",
      details: { code: "person" },
    });
  });

  test.each(['"đường Nguyễn Văn Linh"', "Lê Lợi", "rác thải", '"Nguyễn Văn An" lừa đảo', "ngập sector:noise"])(
    "with more to it than a name is not: %s",
    async (query) => expect(await saveTopic(operator(), undefined, { name: "Việc", query })).toMatchObject({ query }),
  );

  test("is no name because a model, asked about bare words in capitals, says so; in small letters it is heard", async () => {
    const findPersonal = async (text: string): Promise<Finding[]> =>
      /\p{Lu}/u.test(text) || text === "tám lục" ? [{ type: "name", start: 0, end: text.length }] : [];
    const ctx = { ...operator(), findPersonal };
    const query = "(mất OR cúp) NEAR/3 điện";
    expect(await saveTopic(ctx, undefined, { name: "Mất điện", query })).toMatchObject({ query });
    await expect(saveTopic(ctx, undefined, { name: "Ai đó", query: "tám lục" })).rejects.toMatchObject({
      code: "UNPROCESSABLE",
    });
  });

  test("that cannot be read says where; a name is taken once; who may not, may not", async () => {
    await expect(saveTopic(operator(), undefined, { name: "Lỗi", query: "ngập (rác" })).rejects.toMatchObject({
      code: "INVALID",
      details: { at: 5, code: "open_parenthesis" },
    });
    await saveTopic(operator(), undefined, flood);
    await expect(saveTopic(operator(), undefined, flood)).rejects.toMatchObject({ code: "CONFLICT" });
    for (const role of ["officer", "unit_lead", "auditor", "admin"] as const)
      await expect(saveTopic(withActor(t.ctx, actor(role, "x")), undefined, flood)).rejects.toMatchObject({
        code: "FORBIDDEN",
      });
  });
});

test("counts by day that went wrong are found and counted anew", async () => {
  const forum = await listening(t);
  await forum.post("Ngập ở Bàn Cờ");
  await t.ctx.db.execute(sql`update mention_days set n = n + 3`);
  expect(await checkDays(t.ctx)).toMatchObject([{ counted: 4, true: 1 }]);
  await rebuildDays(t.ctx);
  expect(await checkDays(t.ctx)).toEqual([]);
  await t.ctx.db.execute(sql`update mention_sums set relevant = relevant + 2 where division = 'ward'`);
  expect(await checkDays(t.ctx)).toMatchObject([{ sourceId: "ward", counted: 3, true: 1 }]);
  await rebuildDays(t.ctx);
  expect(await checkDays(t.ctx)).toEqual([]);
  expect(await allDays(t)).toHaveLength(1);
  expect(await allMentions(t)).toHaveLength(1);
});

test("a topic with thousands of matches is read page by page, each once, and down to the oldest", async () => {
  const forum = await listening(t);
  await forum.post("Ngập ở Bàn Cờ");
  const { id } = await saveTopic(operator(), undefined, { name: "Nghìn bài", query: "khongaiviet" });
  await matchTopicsBack(t.ctx);
  await t.ctx.db.execute(sql`
    with source as (select id from sources limit 1), posts as (
      insert into mentions (posted_at, source_id, kind, text, changed_at, relevance, model, state)
      select ${t.ctx.now().toISOString()}::timestamptz - make_interval(mins => n / 3), source.id, 'post', 'bài', now(), 0.9, 'x',
        case when n > 2498 then 'watched' else 'new' end from generate_series(1, 2500) n, source returning id, posted_at)
    insert into mention_topics (topic_id, mention_id, posted_at) select ${Number(id)}, id, posted_at from posts`);
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const { items, next } = await listMentions(operator(), { topic: id, limit: 190, cursor });
    seen.push(...items.map((item) => item.id));
    cursor = next ?? undefined;
  } while (cursor);
  expect(seen).toHaveLength(2500);
  expect(new Set(seen).size).toBe(2500);
  const watched = await listMentions(operator(), { topic: id, state: "watched" });
  expect(watched.items.map((item) => item.id)).toEqual(seen.slice(-2));
});
