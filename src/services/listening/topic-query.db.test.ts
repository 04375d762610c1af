import { sql } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { mentions, sources } from "#src/db/schema/index.ts";
import { matchesTopic } from "#src/domain/listening/matches-topic.ts";
import { type FieldValues, readTopicQuery } from "#src/domain/listening/read-topic-query.ts";
import { saidVector, saidWords } from "#src/domain/listening/said-words.ts";
import { type TestCtx, testCtx } from "#tests/support/ctx.ts";
import { topicSql } from "./topic-sql.ts";

let t: TestCtx;
beforeAll(async () => {
  t = await testCtx();
  await t.ctx.db.insert(sources).values({ id: "bao", kind: "newspaper", name: "Báo thử" });
});
afterAll(() => t.close());

const WORDS = ["đường", "duong", "dương", "ngập", "ngap", "rác", "rac", "nước", "xe", "thu", "thủ", "thứ", "q1"];
const SECTORS = ["drainage_flooding", "noise"];
const values: FieldValues = (field, typed) => (field === "sector" && SECTORS.includes(typed) ? typed : null);

const word = fc.constantFrom(...WORDS);
const text = fc.array(word, { maxLength: 14 }).map((words) => words.join(" "));
const phrase = fc.array(word, { minLength: 2, maxLength: 3 }).map((words) => `"${words.join(" ")}"`);
const term = fc.oneof(
  { weight: 4, arbitrary: word },
  { weight: 2, arbitrary: phrase },
  { weight: 1, arbitrary: fc.constantFrom("du*", "đư*", "ng*", "th*", "thứ*") },
  { weight: 1, arbitrary: fc.constantFrom(...SECTORS.map((sector) => `sector:${sector}`)) },
);
const placed = fc.oneof(
  word,
  phrase,
  fc.tuple(word, phrase).map(([a, b]) => `(${a} OR ${b})`),
);
const near = fc.tuple(placed, fc.integer({ min: 1, max: 4 }), placed).map(([a, n, b]) => `${a} NEAR/${n} ${b}`);
const { query } = fc.letrec<{ query: string }>((tie) => ({
  query: fc.oneof(
    { maxDepth: 3, depthSize: "small" },
    { weight: 3, arbitrary: term },
    { weight: 2, arbitrary: near },
    { weight: 2, arbitrary: fc.tuple(tie("query"), tie("query")).map(([a, b]) => `(${a}) ${b}`) },
    { weight: 2, arbitrary: fc.tuple(tie("query"), tie("query")).map(([a, b]) => `(${a}) OR (${b})`) },
    { weight: 1, arbitrary: tie("query").map((a) => `NOT (${a})`) },
  ),
}));
const said = fc.record({ text, sector: fc.constantFrom(...SECTORS, null) });

describe("a topic finds in PostgreSQL", () => {
  test("what it finds in memory, whatever is asked of whatever texts", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(said, { minLength: 6, maxLength: 20 }), query, async (texts, typed) => {
        const read = readTopicQuery(typed, values);
        if ("fault" in read) return;
        const found = await foundInDatabase(texts, topicSql(read.query));
        const fields = { ward: null, source: null, sentiment: null, urgency: null };
        const expected = texts.flatMap(({ text: one, sector }, i) =>
          matchesTopic(read.query, { said: saidWords(one), fields: { ...fields, sector } }) ? [i] : [],
        );
        expect(found, typed).toEqual(expected);
      }),
      { numRuns: 150 },
    );
  });
});

async function foundInDatabase(
  texts: { text: string; sector: string | null }[],
  condition: ReturnType<typeof topicSql>,
) {
  const at = new Date("2026-11-20T03:00:00Z");
  await t.ctx.db.delete(mentions);
  await t.ctx.db.insert(mentions).values(
    texts.map(({ text: one, sector }, i) => ({
      ...{ id: i + 1, sourceId: "bao", kind: "post" as const, text: one, sector, postedAt: at, changedAt: at },
      words: saidVector(one),
    })),
  );
  const rows = await t.ctx.db.select({ id: mentions.id }).from(mentions).where(condition).orderBy(sql`id`);
  return rows.map(({ id }) => id - 1);
}
