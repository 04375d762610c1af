import type { Classifier } from "#src/ports/classifier.ts";
import { measure } from "./evaluate/bootstrap.ts";
import { FIGURES, type FigureId } from "./evaluate/figures.ts";
import type { Judged } from "./evaluate/judged.ts";
import { judge } from "./evaluate/run.ts";
import { type Example, STYLES } from "./examples.ts";

const COLUMNS = [
  ["sector", "sectorTop1"],
  ["top-2", "sectorTop2"],
  ["macro-F1", "sectorMacroF1"],
  ["urgency", "urgency"],
  ["crit. recall", "criticalRecall"],
  ["crit. prec.", "criticalPrecision"],
  ["kind", "kind"],
  ["sentiment", "sentiment"],
  ["ECE", "ece"],
  ["auto", "auto"],
  ["auto right", "autoPrecision"],
] as const satisfies readonly (readonly [string, FigureId])[];

/** All shares are 0..1; null where nothing was there to be measured. */
export type Scores = { n: number } & Record<FigureId, number | null>;

export interface Evaluation {
  model: string;
  all: Scores;
  byStyle: Partial<Record<(typeof STYLES)[number], Scores>>;
}

/** Answers every labelled message and compares. All that `langnghe evaluate` says besides: evaluate/report.ts. */
export async function evaluate(classifier: Classifier, rows: readonly Example[]): Promise<Evaluation> {
  const { judged } = await judge(classifier, rows);
  const byStyle: Evaluation["byStyle"] = {};
  for (const style of STYLES) {
    const those = judged.filter(({ row }) => row.style === style);
    if (those.length > 0) byStyle[style] = scoresOf(those);
  }
  return { model: classifier.version, all: scoresOf(judged), byStyle };
}

function scoresOf(judged: readonly Judged[]): Scores {
  const measures = Object.entries(measure(judged, FIGURES, { resamples: 0 }));
  const values = Object.fromEntries(measures.map(([id, { value }]) => [id, value]));
  return { ...(values as Record<FigureId, number | null>), n: judged.length }; // safe: made of all figures
}

/** The short table of model cards: a line for all, then one for each style of writing. */
export function evaluationTable({ all, byStyle }: Evaluation): string {
  const line = (name: string, scores: Scores) =>
    `| ${[name, scores.n, ...COLUMNS.map(([, id]) => scores[id]?.toFixed(3) ?? "–")].join(" | ")} |`;
  const head = `| style | n | ${COLUMNS.map(([title]) => title).join(" | ")} |`;
  const rule = `|${"---|".repeat(COLUMNS.length + 2)}`;
  const styles = STYLES.flatMap((style) => (byStyle[style] ? [line(style, byStyle[style])] : []));
  return [head, rule, line("all", all), ...styles].join("\n");
}
