import { KINDS, SENTIMENTS } from "#src/domain/kind.ts";
import { SECTOR_IDS, type SectorId } from "#src/domain/sectors.ts";
import { URGENCIES, type Urgency } from "#src/domain/urgency.ts";
import type { Verdict } from "#src/ports/classifier.ts";
import type { Head } from "./heads.ts";
import type { Danger } from "./rules/danger.ts";

/** A rule that fires speaks for more than half of the probability, whatever the model thinks. */
const RAISED_TO = 0.5;

/** Calibrated probabilities of every head's labels, in the order of HEADS; those of a head sum to 1. */
export type Probabilities = Record<Head, readonly number[]>;

/** Missing a danger costs more than a needless alarm: critical is said from `criticalFrom` on, which is below one half. */
export function urgencyOf(
  probabilities: readonly number[],
  dangers: readonly Danger[],
  criticalFrom: number,
): { label: Urgency; all: Record<Urgency, number> } {
  const [critical = 0, high = 0, normal = 0, low = 0] = probabilities;
  const all: Record<Urgency, number> = { critical, high, normal, low };
  if (dangers.length > 0 && critical < RAISED_TO) {
    const rest = (1 - RAISED_TO) / (1 - critical);
    for (const label of URGENCIES) all[label] = label === "critical" ? RAISED_TO : all[label] * rest;
  }
  const alarm = dangers.length > 0 || critical >= criticalFrom;
  return { label: alarm ? "critical" : best(URGENCIES, probabilities), all };
}

/** What a verdict says when it is made of probabilities; the rest is for its maker to know. */
export function verdictFrom(
  probabilities: Probabilities,
  urgency: ReturnType<typeof urgencyOf>,
  rest: Pick<Verdict, "confidence" | "needsReview" | "reasons" | "keywords" | "model">,
): Verdict {
  const sectors = rankedSectors(probabilities.sector);
  return {
    sector: sectors[0]?.[0] ?? "other",
    sectors: sectors.slice(0, 3),
    // A doubt between two sectors is not two matters: taken as such, 5 of 106 were right on held-out text.
    secondarySector: null,
    urgency: urgency.label,
    urgencies: urgency.all,
    kind: best(KINDS, probabilities.kind),
    sentiment: best(SENTIMENTS, probabilities.sentiment),
    ...rest,
  };
}

export function rankedSectors(probabilities: readonly number[]): [SectorId, number][] {
  return SECTOR_IDS.map((id, at): [SectorId, number] => [id, probabilities[at] ?? 0]).sort((a, b) => b[1] - a[1]);
}

function best<Label>(labels: readonly Label[], probabilities: readonly number[]): Label {
  const label = labels[probabilities.indexOf(Math.max(...probabilities))];
  if (label === undefined) throw new RangeError("a head has as many probabilities as labels");
  return label;
}

/** No letters at all: emoji, numbers, a picture without words. Nothing is known but that somebody wrote. */
export function wordlessVerdict(model: string): Verdict {
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
    keywords: [],
    model,
  };
}
