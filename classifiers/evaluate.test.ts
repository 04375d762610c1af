import { expect, test } from "vitest";
import type { Classifier, Verdict } from "#src/ports/classifier.ts";
import { evaluate, evaluationTable } from "./evaluate.ts";
import type { Example } from "./examples.ts";

const row = (text: string, change: Partial<Example> = {}): Example => ({
  id: text,
  text,
  style: "chat",
  sector: "noise",
  secondary_sector: null,
  urgency: "normal",
  kind: "complaint",
  sentiment: "negative",
  address_text: null,
  ...change,
});

const verdict = (change: Partial<Verdict> = {}): Verdict => ({
  sector: "noise",
  sectors: [
    ["noise", 0.8],
    ["animals", 0.1],
    ["other", 0.1],
  ],
  secondarySector: null,
  urgency: "normal",
  urgencies: { critical: 0.1, high: 0.1, normal: 0.7, low: 0.1 },
  kind: "complaint",
  sentiment: "negative",
  confidence: 0.95,
  needsReview: false,
  reasons: [],
  keywords: [],
  model: "fixed",
  ...change,
});

/** Answers by the text, so that each figure can be counted by hand. */
const fixed = (answers: Record<string, Verdict>): Classifier => ({
  version: "fixed",
  classify: async (text) => ({ verdict: answers[text] ?? verdict(), embedding: null, spans: null }),
});

const ROWS = [
  row("a"),
  row("b", { style: "nodiac" }),
  row("c", { sector: "animals", urgency: "critical" }),
  row("d", { sector: "animals", urgency: "critical", kind: "question" }),
];
const ANSWERS = {
  a: verdict(),
  b: verdict({ urgency: "critical", confidence: 0.65, needsReview: true }),
  c: verdict({ urgency: "critical" }), // sector wrong, but second
  d: verdict({
    sector: "animals",
    sectors: [
      ["animals", 0.9],
      ["noise", 0.05],
      ["other", 0.05],
    ],
    confidence: 0.25,
    needsReview: true,
  }),
};

test("the figures are those counted by hand on four messages", async () => {
  const { all, byStyle } = await evaluate(fixed(ANSWERS), ROWS);
  expect(all).toMatchObject({
    n: 4,
    sectorTop1: 3 / 4,
    sectorTop2: 1,
    urgency: 2 / 4,
    criticalRecall: 1 / 2,
    criticalPrecision: 1 / 2,
    kind: 3 / 4,
    sentiment: 1,
    auto: 2 / 4,
    autoPrecision: 1 / 2,
  });
  // noise: 2 hits of 2 labelled and 3 answered; animals: 1 of 2 and 1.
  expect(all.sectorMacroF1).toBeCloseTo((4 / 5 + 2 / 3) / 2);
  // Bins: [0.25 wrong], [0.65 wrong], [0.95 right, 0.95 wrong].
  expect(all.ece).toBeCloseTo((0.25 + 0.65 + 0.9) / 4);
  expect(byStyle.nodiac?.n).toBe(1);
  expect(byStyle.formal).toBeUndefined();
});

test("what could not be measured is null, and a dash in the table", async () => {
  const evaluation = await evaluate(fixed({}), [row("a")]);
  expect(evaluation.all.criticalRecall).toBeNull();
  expect(evaluationTable(evaluation).split("\n")).toHaveLength(4);
  expect(evaluationTable(evaluation)).toContain("–");
  expect((await evaluate(fixed({}), [])).all.sectorTop1).toBeNull();
});
