import { STYLES } from "#src/domain/message-shape.ts";
import { type Measured, measure } from "./bootstrap.ts";
import { type Calibration, calibration } from "./calibration.ts";
import { type Confusion, confusions } from "./confusions.ts";
import { FIGURES, type FigureId } from "./figures.ts";
import type { Judged } from "./judged.ts";
import { redactionOf } from "./redaction.ts";

export type Measures = Record<FigureId, Measured>;

/** All that labelled messages say about a classifier. Holds ids and counts, never text. */
export interface Report {
  n: number;
  /** Answers that a stand-in gave because the model could not. */
  standIns: number;
  all: Measures;
  /** The styles that occur, those of the examples first. */
  byStyle: { style: string; n: number; measures: Measures }[];
  confusions: { sector: Confusion[]; urgency: Confusion[] };
  calibration: Calibration;
  redaction: ReturnType<typeof redactionOf>;
}

export function reportOn(judged: readonly Judged[]): Report {
  const byStyle = stylesOf(judged).map((style) => {
    const those = judged.filter(({ row }) => row.style === style);
    return { style, n: those.length, measures: measure(those, FIGURES) };
  });
  return {
    n: judged.length,
    standIns: judged.filter(({ verdict }) => verdict.fallback).length,
    all: measure(judged, FIGURES),
    byStyle,
    confusions: { sector: confusions(judged, "sector"), urgency: confusions(judged, "urgency") },
    calibration: calibration(judged),
    redaction: redactionOf(judged),
  };
}

function stylesOf(judged: readonly Judged[]): string[] {
  const occurring = new Set(judged.map(({ row }) => row.style || undefined).filter((style) => style !== undefined));
  const known = STYLES.filter((style) => occurring.has(style));
  return [...known, ...[...occurring].filter((style) => !known.some((one) => one === style)).sort()];
}
