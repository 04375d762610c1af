import type { Kind, Sentiment } from "#src/domain/kind.ts";
import type { SectorId } from "#src/domain/sectors.ts";
import type { Urgency } from "#src/domain/urgency.ts";

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
  /** Name and version of the model, kept with the verdict. */
  model: string;
}

export interface Classifier {
  readonly version: string;
  /** @throws {AppError} UNAVAILABLE when the model cannot answer; any text, even an empty one, has an answer */
  classify(text: string, signal?: AbortSignal): Promise<Verdict>;
}
