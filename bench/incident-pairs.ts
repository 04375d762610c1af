import { writeFileSync } from "node:fs";
import { linearClassifier } from "#classifiers/linear/index.ts";
import { transformerClassifier } from "#classifiers/transformer/index.ts";
import { loadCity } from "#src/city/load-city.ts";
import { compare, FEATURES, type Features } from "#src/domain/incidents/features.ts";
import { chanceOf } from "#src/domain/incidents/score-pair.ts";
import { windowMinutesOf } from "#src/domain/incidents/shape-of.ts";
import { f1Of, PAIRS_FILE, type Pair, readPairs, sidesOf } from "../tests/support/incident-pairs.ts";

// Learns the weights of src/domain/incidents/weights.ts from the pairs and prints them with the figure that they reach on
// pairs of events which they have not seen. With "embed" the likenesses in the file are made anew by the shipped model.

const PARTS = 5;
const RATE = 0.3;
const ROUNDS = 4_000;
/** Pulls every weight towards what one would guess: 300 pairs know little of rare features, and few have a position. */
const RIDGE = 0.004;
const GUESSED: Partial<Features> = {
  likeness: 0.5,
  near: 1.5,
  far: -2,
  neighbours: 0.6,
  other_ward: -2,
  other_street: -1,
  same_spot: 1.5,
  other_spot: -3,
  age: -2,
  vague: -0.5,
  other_family: -1.5,
};

/** These speak for it or against it, whatever a small sample says. */
const FOR = new Set([
  "same_matter",
  "words",
  "likeness",
  "near",
  "same_ward",
  "neighbours",
  "same_street",
  "same_spot",
  "same_sector",
]);

function learn(rows: readonly { features: Features; same: boolean }[]): Features {
  const weights = Object.fromEntries(FEATURES.map((name) => [name, 0])) as Features; // every feature
  for (let round = 0; round < ROUNDS; round++) {
    const slope = Object.fromEntries(FEATURES.map((name) => [name, 0])) as Features; // every feature
    for (const { features, same } of rows) {
      const miss = chanceOf(features, { weights }) - Number(same);
      for (const name of FEATURES) slope[name] += (miss * features[name]) / rows.length;
    }
    for (const name of FEATURES) {
      const pulled =
        weights[name] - RATE * (slope[name] + (name === "one" ? 0 : RIDGE * (weights[name] - (GUESSED[name] ?? 0))));
      weights[name] = name === "one" ? pulled : FOR.has(name) ? Math.max(0, pulled) : Math.min(0, pulled);
    }
  }
  return weights;
}

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

const judged: boolean[][] = [[], []];
for (let part = 0; part < PARTS; part++) {
  const held = pairs.map(({ events }) => events.some((event) => partOf(event) === part));
  const weights = learn([...full, ...bare].filter(({ compared }, at) => compared && !held[at % pairs.length]));
  for (const [at, { events }] of pairs.entries())
    if (partOf(events[0]) === part)
      for (const [kind, rows] of [full, bare].entries()) {
        const row = rows[at];
        const into = judged[kind];
        if (row && into) into[at] = row.compared && chanceOf(row.features, { weights }) >= 0.5;
      }
}
const weights = learn([...full, ...bare].filter(({ compared }) => compared));
const seen = (rows: typeof full) =>
  f1Of(
    pairs,
    rows.map(({ features, compared }) => compared && chanceOf(features, { weights }) >= 0.5),
  );
console.log(
  JSON.stringify(Object.fromEntries(FEATURES.map((name) => [name, Math.round(weights[name] * 100) / 100])), null, 2),
);
console.log("unseen events, with likeness", f1Of(pairs, judged[0] ?? []), "without", f1Of(pairs, judged[1] ?? []));
console.log("all pairs, with likeness", seen(full), "without", seen(bare));
for (const [at, pair] of pairs.entries())
  if (judged[0]?.[at] !== pair.same)
    console.log(pair.id, pair.same ? "missed" : "wrong", pair.events.join(" "), pair.a.text, "|", pair.b.text);

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
