import { writeFileSync } from "node:fs";
import { linearClassifier } from "#classifiers/linear/index.ts";
import { transformerClassifier } from "#classifiers/transformer/index.ts";
import { loadCity } from "#src/city/load-city.ts";
import { makeGrid } from "#src/domain/alerts/grid.ts";
import { compare, FEATURES, type Features } from "#src/domain/incidents/features.ts";
import { JOIN_FEATURES } from "#src/domain/incidents/score-join.ts";
import { chanceOf } from "#src/domain/incidents/score-pair.ts";
import { windowMinutesOf } from "#src/domain/incidents/shape-of.ts";
import { WEIGHTS } from "#src/domain/incidents/weights.ts";
import { SECTOR_IDS } from "#src/domain/sectors.ts";
import { f1Of, PAIRS_FILE, type Pair, readPairs, sidesOf } from "../tests/support/incident-pairs.ts";
import { type Lesson, learn } from "./incidents/learn.ts";
import { sampleJoins } from "./incidents/sample-joins.ts";
import { type Sampled, samplePairs } from "./incidents/sample-pairs.ts";
import { simulateYear, usualYear } from "./incidents/simulate-year.ts";
import { toldPoints } from "./incidents/told-points.ts";

// Learns the weights of src/domain/incidents/weights.ts and prints them: of two points from the pairs written by hand and from pairs
// of made years (half 0 of the tellings), with the figure that they reach on pairs of events which they have not seen; of a point
// and an incident from the made years alone. "embed": the likenesses in the file are made anew by the shipped model first.

const PARTS = 5;
const SEEDS = [101, 102, 103];
/** Of what is learned from: hard ones written by hand say what one event is, made years how rare that is in a city. */
const BY_HAND = 0.65;
const PAIR_BOUNDS = {
  for: new Set([
    ...["same_matter", "words", "likeness", "near", "same_ward", "neighbours", "same_street", "same_spot"],
    ...["same_sector", "soon", "wide_here"],
  ]),
  against: new Set([
    ...["other_matter", "no_matter", "far", "other_ward", "other_street", "other_spot", "age", "stale"],
    ...["other_family"],
  ]),
  // 300 pairs know little of rare features: they stay small.
  ridge: 0.002,
  scaled: false,
};
const NO_BOUNDS = { for: new Set<string>(), against: new Set<string>(), ridge: 0.0002, scaled: true };

/** Both events of a pair in one part, or the pair is left out where one of them is learned from. */
const partOf = (event: string) =>
  [...event.replace(/[a-z]$/, "")].reduce((sum, sign) => sum * 31 + sign.charCodeAt(0), 7) % PARTS;

const city = loadCity("hcmc");
if (process.argv.includes("embed")) await embed();
const pairs = readPairs();
function rowOf(pair: Pair, withLikeness: boolean) {
  const [a, b, between] = sidesOf(city, pair, withLikeness);
  const { features, minutes } = compare(a, b, between);
  // So far apart in time they are never compared.
  return { features, same: pair.same, compared: minutes <= Math.max(windowMinutesOf(a), windowMinutesOf(b)) };
}
const [full, bare] = [pairs.map((pair) => rowOf(pair, true)), pairs.map((pair) => rowOf(pair, false))];

const grid = makeGrid(SECTOR_IDS, city.wards);
const years = SEEDS.map((seed) => {
  const year = simulateYear(usualYear(seed, 0), grid, city.wards);
  return { seed, told: toldPoints(year, city, grid, { seed, half: 0 }) };
});
const made = years.flatMap(({ seed, told }) => samplePairs(told, city, seed));

const weighed = <F>(rows: readonly Sampled<F>[], all: number): Lesson<F>[] =>
  rows.map(({ features, same }) => ({ features, same, weight: all / rows.length }));
const learnPairs = (byHand: readonly Sampled<Features>[]) =>
  learn(FEATURES, [...weighed(byHand, BY_HAND), ...weighed(made, 1 - BY_HAND)], PAIR_BOUNDS);

const judged: boolean[][] = [[], []];
for (let part = 0; part < PARTS; part++) {
  const held = pairs.map(({ events }) => events.some((event) => partOf(event) === part));
  const weights = learnPairs([...full, ...bare].filter(({ compared }, at) => compared && !held[at % pairs.length]));
  for (const [at, { events }] of pairs.entries())
    if (partOf(events[0]) === part)
      for (const [kind, rows] of [full, bare].entries()) {
        const row = rows[at];
        const into = judged[kind];
        if (row && into) into[at] = row.compared && chanceOf(row.features, { weights }) >= WEIGHTS.threshold;
      }
}
const weights = learnPairs([...full, ...bare].filter(({ compared }) => compared));
const seen = (rows: typeof full) =>
  f1Of(
    pairs,
    rows.map(({ features, compared }) => compared && chanceOf(features, { weights }) >= WEIGHTS.threshold),
  );
console.log("two points:", JSON.stringify(weights, null, 2));
console.log("unseen events, with likeness", f1Of(pairs, judged[0] ?? []), "without", f1Of(pairs, judged[1] ?? []));
console.log("all pairs, with likeness", seen(full), "without", seen(bare));
for (const [at, pair] of pairs.entries())
  if (judged[0]?.[at] !== pair.same)
    console.log(pair.id, pair.same ? "missed" : "wrong", pair.events.join(" "), pair.a.text, "|", pair.b.text);
const joins = years.flatMap(({ told }) => sampleJoins(told, city, { weights, threshold: WEIGHTS.threshold }));
console.log("a point and an incident:", JSON.stringify(learn(JOIN_FEATURES, weighed(joins, 1), NO_BOUNDS), null, 2));

async function embed(): Promise<void> {
  const classifier = await transformerClassifier({ linear: linearClassifier() });
  const known = new Map<string, Float32Array>();
  const vectorOf = async (text: string) => {
    const vector = known.get(text) ?? (await classifier.classify(text)).embedding?.vector;
    if (!vector) throw new Error("the shipped model makes embeddings");
    known.set(text, vector);
    return vector;
  };
  const lines: string[] = [];
  for (const { likeness: _, ...pair } of readPairs()) {
    const [a, b] = [await vectorOf(pair.a.text), await vectorOf(pair.b.text)];
    const likeness = a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0);
    lines.push(JSON.stringify({ ...pair, likeness: Math.round(Math.max(0, likeness) * 1_000) / 1_000 }));
  }
  writeFileSync(PAIRS_FILE, `${lines.join("\n")}\n`);
}
