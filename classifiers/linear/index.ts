import { join } from "node:path";
import type { SectorId } from "#src/domain/sectors.ts";
import type { Classifier, Verdict } from "#src/ports/classifier.ts";
import { HEAD_NAMES } from "../heads.ts";
import { keywordsOf, reasonsFor } from "../reasons.ts";
import { type Danger, dangersIn } from "../rules/danger.ts";
import { type Word, wordsOf } from "../text/words.ts";
import { type Probabilities, rankedSectors, urgencyOf, verdictFrom, wordlessVerdict } from "../verdict.ts";
import { type Model, readModel } from "./model-file.ts";
import { confidenceOf, marginsOf, probabilitiesOf } from "./probabilities.ts";
import { vectorOf } from "./vector.ts";
import { wordWeights } from "./word-weights.ts";

/** A text as long as a book says no more by its end; the rest is not read. Characters. */
const READ = 10_000;

/** What the linear model and the rules under it see in one text; null where there are no letters. */
export interface LinearReading {
  words: Word[];
  dangers: Danger[];
  probabilities: Probabilities;
  /** How much each word speaks for a sector. */
  weigh(sector: SectorId): number[];
}

export interface LinearTier extends Classifier {
  read(text: string): LinearReading | null;
}

/**
 * The first and last resort among classifiers: a linear model over words, needing no other service.
 * Reads the model once, here.
 * @param options.modelDir folder with model.json and weights.bin; default: the shipped model
 * @throws {AppError} MISCONFIGURED when files are missing, damaged or of another make
 */
export function linearClassifier(options: { modelDir?: string } = {}): LinearTier {
  const model = readModel(options.modelDir ?? join(import.meta.dirname, "model"));
  return {
    version: model.card.version,
    read: (text) => readingOf(text.slice(0, READ), model),
    classify: async (text) => ({ verdict: verdictOn(text.slice(0, READ), model), embedding: null, spans: null }),
  };
}

function readingOf(text: string, model: Model): LinearReading | null {
  const words = wordsOf(text);
  if (!words.some((word) => /\p{L}/u.test(word.written))) return null;
  const dangers = dangersIn(text);
  const margins = marginsOf(vectorOf(words, model.lexicon), model);
  const entries = HEAD_NAMES.map((head) => [head, probabilitiesOf(head, margins, dangers.length > 0, model)]);
  const probabilities = Object.fromEntries(entries) as Probabilities; // safe: made of all heads
  return { words, dangers, probabilities, weigh: (sector) => wordWeights(words, sector, model) };
}

function verdictOn(text: string, model: Model): Verdict {
  const reading = readingOf(text, model);
  if (!reading) return wordlessVerdict(model.card.version);
  const { words, dangers, probabilities } = reading;
  const sectors = rankedSectors(probabilities.sector);
  const urgency = urgencyOf(probabilities.urgency, dangers, model.card.criticalFrom);
  const facts = { urgency: urgency.all[urgency.label], danger: dangers.length > 0, words: words.length };
  const confidence = confidenceOf({ ...facts, sectors: sectors.map(([, p]) => p) }, model.card.confidence);
  const weights = reading.weigh(sectors[0]?.[0] ?? "other");
  const keywords = keywordsOf(words.map(({ surface }, at) => ({ surface, weight: weights[at] ?? 0 })));
  return verdictFrom(probabilities, urgency, {
    confidence,
    needsReview: confidence < model.card.threshold,
    reasons: reasonsFor(keywords, dangers, urgency.label),
    keywords,
    model: model.card.version,
  });
}
