import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { withCtx } from "#src/bin/commands/with-ctx.ts";
import type { Ctx } from "#src/services/ctx.ts";
import { rebuildDays } from "#src/services/listening/check-days.ts";
import { listMentions } from "#src/services/listening/list-mentions.ts";
import { risingWords } from "#src/services/listening/rising.ts";
import { mentionTrend } from "#src/services/listening/trends.ts";
import { matchTopicsBack } from "#src/services/topics/match-back.ts";
import { previewTopic } from "#src/services/topics/preview-topic.ts";
import { saveTopic } from "#src/services/topics/save-topic.ts";
import { seedMentions } from "./mentions/seed.ts";

/**
 * The desk, topics and trends with as many mentions as asked for: `node scripts/run.mjs bench/mentions.ts 10000000`. Fills
 * the database of DATA_DIR (else a folder of its own) when it is empty; a filled one is measured as it is.
 */
const ROUNDS = 20;
let quarters = 0;
const RARE = '"triều cường" NEAR/4 hầm';
const COMMON = "(ngập OR kẹt) AND xe NOT karaoke";

process.env.DATA_DIR ??= join(tmpdir(), "langnghe-bench-mentions");
const wanted = Number(process.argv[2] ?? 1_000_000);
await withCtx(async (ctx) => {
  const [filled] = await ctx.db.execute<{ any: boolean }>(sql`select exists (select from mentions) as any`);
  if (!filled?.any) await fill(ctx);
  const [sizes] = await ctx.db.execute(sql`
    select (select count(*) from mentions)::int as mentions, (select count(*) from mention_days)::int as days,
      (select count(*) from mention_topics)::int as matched, pg_size_pretty(pg_database_size(current_database())) as database`);
  console.log(`${cpus().length} cores, ${cpus()[0]?.model}:`, JSON.stringify(sizes));
  console.log("| | p50 ms | p95 ms |\n|---|---|---|");
  for (const [name, work] of await works(ctx)) await time(name, work);
});

async function fill(ctx: Ctx): Promise<void> {
  const begun = performance.now();
  const seconds = () => Math.round((performance.now() - begun) / 1_000);
  await seedMentions(ctx, wanted, (done) => console.error(`${done} mentions, ${seconds()} s`));
  console.log(`seeded in ${seconds()} s; days: ${await rebuildDays(ctx)} rows, ${seconds()} s`);
  await saveTopic(ctx, undefined, { name: "Ngập và kẹt xe", query: COMMON });
  console.log(`a topic matched in the whole past: ${await matchTopicsBack(ctx)} batches, ${seconds()} s`);
  await ctx.db.execute(sql`vacuum analyze`);
}

async function works(ctx: Ctx): Promise<[string, () => Promise<unknown>][]> {
  const day = (back: number) => new Date(ctx.now().getTime() - back * 86_400_000).toISOString().slice(0, 10);
  const month = { from: day(30), until: day(-1) };
  const [topic] = await ctx.db.execute<{ id: string }>(sql`select id from topics limit 1`);
  const desk = { state: "new", relevance: "desk" };
  const list = (filter: Parameters<typeof listMentions>[1]) => () => listMentions(ctx, { limit: 50, ...filter });
  return [
    ["desk, newest 50", list(desk)],
    ["desk, most serious 50", list({ ...desk, sort: "serious" })],
    ["desk, one sector in one ward", list({ ...desk, sector: "drainage_flooding", ward: "27154" })],
    ["desk, one source", list({ ...desk, source: "bench-4" })],
    ["50 of a topic", list({ topic: topic?.id ?? "0" })],
    [`search ${COMMON}`, list({ q: COMMON })],
    [`search ${RARE}`, list({ q: RARE })],
    ["search of what nobody says", list({ q: "voi rồng" })],
    ["preview of a topic, 30 days", () => previewTopic(ctx, { name: "x", query: RARE })],
    ["trend of a month by sector", () => mentionTrend(ctx, month, "sector")],
    ["trend of a year by ward", () => mentionTrend(ctx, { from: day(365), until: day(-1) }, "ward")],
    ["trend of a topic, a month by source", () => mentionTrend(ctx, { ...month, topic: topic?.id }, "source")],
    ["rising words of a week, counted anew", () => risingWords(later(ctx), { from: day(7), until: day(-1) })],
  ];
}

/** A quarter of an hour after the last time: nothing that was kept holds any more. */
function later(ctx: Ctx): Ctx {
  const at = new Date(ctx.now().getTime() + ++quarters * 900_000);
  return { ...ctx, now: () => at };
}

async function time(name: string, work: () => Promise<unknown>): Promise<void> {
  await work();
  const times: number[] = [];
  for (let i = 0; i < ROUNDS; i++) {
    const begun = performance.now();
    await work();
    times.push(performance.now() - begun);
  }
  times.sort((a, b) => a - b);
  const at = (share: number) => (times[Math.ceil(share * times.length) - 1] ?? 0).toFixed(1);
  console.log(`| ${name} | ${at(0.5)} | ${at(0.95)} |`);
}
