import { join } from "node:path";
import { KINDS, type Kind, SENTIMENTS, type Sentiment } from "#src/domain/kind.ts";
import { SECTOR_IDS, type SectorId } from "#src/domain/sectors.ts";
import { URGENCIES, type Urgency } from "#src/domain/urgency.ts";
import type { Classifier, Verdict } from "#src/ports/classifier.ts";
import { type Danger, dangersIn } from "../rules/danger.ts";
import { type Word, wordsOf } from "../text/words.ts";
import { type Model, readModel } from "./model-file.ts";
import { confidenceOf, marginsOf, probabilitiesOf } from "./probabilities.ts";
import { reasonsFor } from "./reasons.ts";
import { vectorOf } from "./vector.ts";

/** A rule that fires speaks for more than half of the probability, whatever the model thinks. */
const RAISED_TO = 0.5;
/** A text as long as a book says no more by its end; the rest is not read. Characters. */
const READ = 10_000;

/**
 * The first and last resort among classifiers: a linear model over words, needing no other service.
 * Reads the model once, here.
 * @param options.modelDir folder with model.json and weights.bin; default: the shipped model
 * @throws {AppError} MISCONFIGURED, naming MODEL_DIR, when files are missing, damaged or of another make
 */
export function linearClassifier(options: { modelDir?: string } = {}): Classifier {
  const model = readModel(options.modelDir ?? join(import.meta.dirname, "model"));
  return { version: model.card.version, classify: async (text) => verdictOn(text.slice(0, READ), model) };
}

function verdictOn(text: string, model: Model): Verdict {
  const words = wordsOf(text);
  const dangers = dangersIn(text);
  if (!words.some((word) => /\p{L}/u.test(word.written))) return wordless(model);
  const margins = marginsOf(vectorOf(words, model.lexicon), model);
  const sectors = ranked(probabilitiesOf("sector", margins, false, model));
  const urgency = urgencyOf(probabilitiesOf("urgency", margins, dangers.length > 0, model), dangers, model);
  const confidence = confidenceOf(
    {
      sectors: sectors.map(([, probability]) => probability),
      urgency: urgency.all[urgency.label],
      danger: dangers.length > 0,
      words: words.length,
    },
    model.card.confidence,
  );
  return assemble(words, dangers, sectors, urgency, confidence, {
    kind: best(KINDS, probabilitiesOf("kind", margins, false, model)),
    sentiment: best(SENTIMENTS, probabilitiesOf("sentiment", margins, false, model)),
    model,
  });
}

interface UrgencyView {
  label: Urgency;
  all: Record<Urgency, number>;
}

function assemble(
  words: Word[],
  dangers: Danger[],
  sectors: [SectorId, number][],
  urgency: UrgencyView,
  confidence: number,
  rest: { kind: Kind; sentiment: Sentiment; model: Model },
): Verdict {
  const sector = sectors[0]?.[0] ?? "other";
  return {
    sector,
    sectors: sectors.slice(0, 3),
    // A doubt between two sectors is not two matters: taken as such, 5 of 106 were right on held-out text.
    secondarySector: null,
    urgency: urgency.label,
    urgencies: urgency.all,
    kind: rest.kind,
    sentiment: rest.sentiment,
    confidence,
    needsReview: confidence < rest.model.card.threshold,
    reasons: reasonsFor(words, sector, dangers, urgency.label, rest.model),
    model: rest.model.card.version,
  };
}

/** Missing a danger costs more than a needless alarm: critical is said from a lower probability on than one half. */
function urgencyOf(probabilities: readonly number[], dangers: Danger[], model: Model): UrgencyView {
  const all = asRecord(probabilities);
  if (dangers.length > 0 && all.critical < RAISED_TO) {
    const rest = (1 - RAISED_TO) / (1 - all.critical);
    for (const label of URGENCIES) all[label] = label === "critical" ? RAISED_TO : all[label] * rest;
  }
  const critical = dangers.length > 0 || all.critical >= model.card.criticalFrom;
  return { label: critical ? "critical" : best(URGENCIES, probabilities), all };
}

function asRecord([critical = 0, high = 0, normal = 0, low = 0]: readonly number[]): Record<Urgency, number> {
  return { critical, high, normal, low };
}

function ranked(probabilities: readonly number[]): [SectorId, number][] {
  return SECTOR_IDS.map((id, at): [SectorId, number] => [id, probabilities[at] ?? 0]).sort((a, b) => b[1] - a[1]);
}

function best<Label>(labels: readonly [Label, ...Label[]] | readonly Label[], probabilities: readonly number[]): Label {
  const at = probabilities.indexOf(Math.max(...probabilities));
  const label = labels[at];
  if (label === undefined) throw new RangeError("a head has as many probabilities as labels");
  return label;
}

/** No letters at all: emoji, numbers, a picture without words. Nothing is known but that somebody wrote. */
function wordless(model: Model): Verdict {
  return {
    sector: "other",
    sectors: SECTOR_IDS.toSorted((a, b) => Number(b === "other") - Number(a === "other"))
      .slice(0, 3)
      .map((id): [SectorId, number] => [id, id === "other" ? 0.5 : 0.5 / (SECTOR_IDS.length - 1)]),
    secondarySector: null,
    urgency: "low",
    urgencies: { critical: 0.05, high: 0.15, normal: 0.3, low: 0.5 },
    kind: "question",
    sentiment: "neutral",
    confidence: 0,
    needsReview: true,
    reasons: ["Tin không có nội dung chữ, cần người xem."],
    model: model.card.version,
  };
}
