import { join } from "node:path";
import type { SectorId } from "#src/domain/sectors.ts";
import { cleanText } from "#src/domain/text.ts";
import type { Classifier, Understanding } from "#src/ports/classifier.ts";
import { HEADS } from "../heads.ts";
import type { LinearReading, LinearTier } from "../linear/index.ts";
import { softmax } from "../logistic.ts";
import { keywordsOf, reasonsFor, type Weighed } from "../reasons.ts";
import { vietnameseShare } from "../text/vietnamese.ts";
import { type Probabilities, rankedSectors, urgencyOf, verdictFrom, wordlessVerdict } from "../verdict.ts";
import { type EncoderReading, loadEncoder } from "./encoder.ts";
import { readEncoderFiles, readStack } from "./model-file.ts";
import { confidenceInputs, confidenceOf, type Stack, stacked } from "./stack.ts";

/** Characters read of a text; what comes after says no more. */
const READ = 10_000;
/** A text with fewer Vietnamese words than this share is in another language, or in none: a person reads it. */
const VIETNAMESE_FROM = 0.55;
const UNKNOWN_TONGUE = 0.3;
/** One tier finds a danger likely that another finds unlikely: they disagree. */
const LIKELY = 0.5;
const UNLIKELY = 0.15;
const CRITICAL = HEADS.urgency.indexOf("critical");

export const SHIPPED_MODEL = join(import.meta.dirname, "model");

/**
 * The local transformer and the linear tier, heard together (stack.ts), with the danger rules under them.
 * @param options.modelDir folder with model.onnx, tokenizer.json, meta.json, stack.json; default: the shipped model
 * @param options.linear the tier that it is stacked with
 * @throws {AppError} MISCONFIGURED, naming MODEL_DIR, when files are missing, damaged or of another make
 */
export async function transformerClassifier(options: { modelDir?: string; linear: LinearTier }): Promise<Classifier> {
  const folder = options.modelDir ?? SHIPPED_MODEL;
  const stack = readStack(folder);
  const encoder = await loadEncoder(readEncoderFiles(folder));
  const version = `${encoder.version}+${options.linear.version}`;
  return {
    version,
    classify: async (given) => {
      const text = cleanText(given).slice(0, READ);
      // The pass has a thread of its own: the linear tier reads meanwhile.
      const readByLines = async () => options.linear.read(text);
      const [reading, lines] = await Promise.all([encoder.read(text), readByLines()]);
      if (!lines) return { verdict: wordlessVerdict(version), embedding: null, spans: { place: [] } };
      return understood(text, reading, lines, { stack, version, encoder: encoder.version });
    },
  };
}

interface Tiers {
  stack: Stack;
  /** Of both tiers together, and of the encoder alone. */
  version: string;
  encoder: string;
}

function understood(text: string, reading: EncoderReading, lines: LinearReading, tiers: Tiers): Understanding {
  const { stack, version } = tiers;
  const { dangers, words } = lines;
  const probabilities = stacked(reading.logits, lines.probabilities, dangers.length > 0, stack);
  const urgency = urgencyOf(probabilities.urgency, dangers, stack.criticalFrom);
  const [sector] = rankedSectors(probabilities.sector)[0] ?? ["other" as SectorId];
  const keywords = keywordsOf(weighed(text, reading, lines, sector));
  const foreign = vietnameseShare(words) < VIETNAMESE_FROM;
  const doubts = doubtsOf(reading, lines, foreign, stack);
  const confidence = confidenceIn(probabilities, urgency, reading, lines, stack);
  return {
    verdict: verdictFrom(probabilities, urgency, {
      confidence: foreign ? Math.min(confidence, UNKNOWN_TONGUE) : confidence,
      needsReview: doubts.length > 0 || confidence < stack.threshold,
      reasons: [...reasonsFor(keywords, dangers, urgency.label), ...doubts],
      keywords,
      model: version,
    }),
    embedding: { model: tiers.encoder, vector: reading.embedding },
    spans: { place: reading.place },
  };
}

function confidenceIn(
  probabilities: Probabilities,
  urgency: ReturnType<typeof urgencyOf>,
  { logits }: EncoderReading,
  { probabilities: linear, dangers, words }: LinearReading,
  stack: Stack,
): number {
  const ranked = probabilities.sector.toSorted((a, b) => b - a);
  const said = probabilities.sector.indexOf(ranked[0] ?? 0);
  const inputs = confidenceInputs({
    sectors: ranked,
    urgency: urgency.all[urgency.label],
    danger: dangers.length > 0,
    words: words.length,
    encoder: softmax([...logits.sector])[said] ?? 0,
    linear: linear.sector[said] ?? 0,
  });
  return confidenceOf(inputs, stack.confidence);
}

/** Why a person has to look, however sure the numbers are. */
function doubtsOf(
  { logits }: EncoderReading,
  { probabilities, dangers }: LinearReading,
  foreign: boolean,
  stack: Stack,
): string[] {
  const doubts: string[] = [];
  if (foreign) doubts.push("Tin không viết bằng tiếng Việt, hoặc khó đọc: cần người xem.");
  const encoder = softmax([...logits.urgency])[CRITICAL] ?? 0;
  const others = dangers.length > 0 ? 1 : (probabilities.urgency[CRITICAL] ?? 0);
  if ((others >= stack.criticalFrom && encoder < UNLIKELY) || (encoder >= LIKELY && others < UNLIKELY))
    doubts.push("Các bộ đọc không thống nhất về mức nguy hiểm: cần người xem.");
  return doubts;
}

/**
 * Words of the text with how much they spoke for the sector, in both tiers alike: what their pieces added to its logit
 * above what they add to sectors on average, and the linear tier's weights. Names of places and persons explain nothing.
 */
function weighed(text: string, reading: EncoderReading, lines: LinearReading, sector: SectorId): Weighed[] {
  const byLetter = evidenceByLetter(text, reading, HEADS.sector.indexOf(sector));
  const named = [...reading.place, ...reading.personal.map(({ start, end }) => [start, end] as const)];
  let at = 0;
  const words = lines.words.map(({ surface }) => {
    const start = Math.max(at, text.indexOf(surface, at));
    at = start;
    const end = start + surface.length;
    let weight = named.some(([from, until]) => from < end && until > start) ? Number.NEGATIVE_INFINITY : 0;
    for (let i = start; i < end; i++) weight += byLetter[i] ?? 0;
    return { surface, weight };
  });
  const linear = lines.weigh(sector);
  const most = (weights: readonly number[]) => Math.max(1e-9, ...weights);
  const [mostHere, mostThere] = [most(words.map(({ weight }) => weight)), most(linear)];
  return words.map(({ surface, weight }, i) => ({
    surface,
    weight: Math.max(0, weight / mostHere + (linear[i] ?? 0) / mostThere),
  }));
}

function evidenceByLetter(text: string, { evidence, pieces }: EncoderReading, sector: number): Float64Array {
  const sectors = HEADS.sector.length;
  const byLetter = new Float64Array(text.length);
  for (const [piece, span] of pieces.spans.entries()) {
    if (!span) continue;
    const row = evidence.subarray(piece * sectors, (piece + 1) * sectors);
    let sum = 0;
    for (const value of row) sum += value;
    const share = ((row[sector] ?? 0) - sum / sectors) / (span[1] - span[0]);
    for (let at = span[0]; at < span[1]; at++) byLetter[at] = (byLetter[at] ?? 0) + share;
  }
  return byLetter;
}
