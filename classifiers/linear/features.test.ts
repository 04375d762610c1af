import fc from "fast-check";
import { expect, test } from "vitest";
import { wordsOf } from "../text/words.ts";
import { eachFeature, FEATURE_SPACE } from "./features.ts";

function bucketsOf(text: string): number[] {
  const buckets: number[] = [];
  eachFeature(wordsOf(text), (bucket) => buckets.push(bucket));
  return buckets;
}

test("buckets stay what they were when the shipped model was trained", () => {
  expect(bucketsOf("ngập")).toMatchInlineSnapshot(`
    [
      121331,
      322073,
      83753,
      331722,
      398736,
      198427,
      403805,
      266974,
      27884,
      37887,
      44732,
      163135,
      452297,
      346599,
      58213,
      243707,
    ]
  `);
});

test("decomposed text has the features of composed text", () => {
  expect(bucketsOf("đường ngập nước".normalize("NFD"))).toEqual(bucketsOf("đường ngập nước"));
});

test("text without marks shares features with its marked form", () => {
  const marked = new Set(bucketsOf("đường ngập nước"));
  expect(bucketsOf("duong ngap nuoc").filter((bucket) => marked.has(bucket)).length).toBeGreaterThan(20);
});

test("every bucket of any text lies in the feature space", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      for (const bucket of bucketsOf(text)) expect(bucket >= 0 && bucket < FEATURE_SPACE).toBe(true);
    }),
  );
});
