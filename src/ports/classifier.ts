import type { Kind, Sentiment } from "#src/domain/kind.ts";
import type { Finding } from "#src/domain/redact/finding.ts";
import type { SectorId } from "#src/domain/sectors.ts";
import type { Urgency } from "#src/domain/urgency.ts";
import { AppError } from "#src/errors.ts";

/** What a classifier says about one text. All probabilities are 0..1 and calibrated on held-out text. */
export interface Verdict {
  sector: SectorId;
  /** The three most probable sectors, best first. */
  sectors: [SectorId, number][];
  secondarySector: SectorId | null;
  urgency: Urgency;
  urgencies: Record<Urgency, number>;
  kind: Kind;
  sentiment: Sentiment;
  /** Probability that `sector` and `urgency` are both right. */
  confidence: number;
  /** True below the threshold: a person decides. */
  needsReview: boolean;
  /** Why, in Vietnamese, for the officer: the words that spoke for it, a rule that raised the urgency. */
  reasons: string[];
  /** The phrases of the text, as written, that spoke for the sector: to be marked on the page. */
  keywords: string[];
  /** Name and version of the model, kept with the verdict. */
  model: string;
  /** The model of first choice could not answer: this is the word of its stand-in. */
  fallback?: true;
}

/** Half-open [start, end) in UTF-16 units of the text as `cleanText` makes it, which is how it is stored. */
export type Span = readonly [start: number, end: number];

export interface Embedding {
  /** Vectors of one model only can be compared. */
  model: string;
  /** Of length 1: the dot product of two is their likeness, -1..1. */
  vector: Float32Array;
}

/** All that one reading of a text gives. */
export interface Understanding {
  verdict: Verdict;
  /** Null from a model that makes none. */
  embedding: Embedding | null;
  /** The words that say where. Null from a model that marks none. */
  spans: { place: Span[] } | null;
}

export interface Classifier {
  readonly version: string;
  /** @throws {AppError} UNAVAILABLE when the model cannot answer; any text, even an empty one, has an answer */
  classify(text: string, signal?: AbortSignal): Promise<Understanding>;
}

/**
 * A model that answers nonsense has not answered.
 * @throws {AppError} UNAVAILABLE when a number of the verdict is none
 */
export function soundVerdict(verdict: Verdict): Verdict {
  const numbers = [verdict.confidence, ...verdict.sectors.map(([, p]) => p), ...Object.values(verdict.urgencies)];
  if (numbers.every(Number.isFinite)) return verdict;
  throw new AppError("UNAVAILABLE", "the classifier answered without numbers", { model: verdict.model });
}

/** A model's eye for personal data, beside the rules of redaction: in UTF-16 units of the text as given; may overlap. */
export type PersonalDataFinder = (text: string) => Promise<Finding[]>;

/** How a stand-in's version reads, in `/readyz`, `doctor` and the list of processes. */
export const standIn = (version: string) => `${version} (fallback)`;
export const isStandIn = (version: string) => version.endsWith(" (fallback)");
