import { expect, test } from "vitest";
import { judge, speedOf } from "./run.ts";
import { judged } from "./testing.ts";

test("every message is answered once in order, beside those that warm up, and progress is told", async () => {
  const { verdict } = judged();
  const told: number[] = [];
  const rows = ["a", "b", "c", "d", "e"].map((id) => judged({ id, text: id }).row);
  const classifier = {
    version: "echo",
    classify: async (text: string) => ({ verdict: { ...verdict, model: text }, embedding: null, spans: null }),
  };
  const { judged: answers } = await judge(classifier, rows, (done) => told.push(done));
  expect(answers.map(({ row, verdict }) => [row.id, verdict.model])).toEqual(rows.map(({ id }) => [id, id]));
  expect(told).toEqual([1, 2, 3, 4, 5]);
});

test("speed is the whole of the time, and the ranks of single texts", () => {
  const took = Array.from({ length: 100 }, (_, at) => at + 1);
  expect(speedOf(took)).toEqual({ textsPerSecond: (1_000 * 100) / 5_050, p50Ms: 50, p95Ms: 95 });
  expect(speedOf([])).toEqual({ textsPerSecond: null, p50Ms: null, p95Ms: null });
});
