import { SECTOR_IDS } from "#src/domain/sectors.ts";
import type { Classifier, Verdict } from "#src/ports/classifier.ts";
import { type Example, STYLES } from "./examples.ts";

/** All shares are 0..1; null where nothing was there to be measured. */
export interface Scores {
  n: number;
  sectorTop1: number | null;
  sectorTop2: number | null;
  /** Unweighted mean of F1 over the sectors that occur, in labels or in answers. */
  sectorMacroF1: number | null;
  urgency: number | null;
  criticalRecall: number | null;
  criticalPrecision: number | null;
  kind: number | null;
  sentiment: number | null;
  /** Expected calibration error of `confidence`, in ten bins of equal width. */
  ece: number | null;
  /** Share that needs no review. */
  auto: number | null;
  /** Of those, the share with sector and urgency both right. */
  autoPrecision: number | null;
}

export interface Evaluation {
  model: string;
  all: Scores;
  byStyle: Partial<Record<(typeof STYLES)[number], Scores>>;
}

interface Judged {
  row: Example;
  verdict: Verdict;
}

/** Answers every labelled message and compares. */
export async function evaluate(classifier: Classifier, rows: readonly Example[]): Promise<Evaluation> {
  const judged: Judged[] = [];
  for (const row of rows) judged.push({ row, verdict: await classifier.classify(row.text) });
  const byStyle: Evaluation["byStyle"] = {};
  for (const style of STYLES) {
    const those = judged.filter(({ row }) => row.style === style);
    if (those.length > 0) byStyle[style] = scoresOf(those);
  }
  return { model: classifier.version, all: scoresOf(judged), byStyle };
}

const bothRight = ({ row, verdict }: Judged) => row.sector === verdict.sector && row.urgency === verdict.urgency;

function scoresOf(judged: readonly Judged[]): Scores {
  const dangers = judged.filter(({ row }) => row.urgency === "critical");
  const alarms = judged.filter(({ verdict }) => verdict.urgency === "critical");
  const auto = judged.filter(({ verdict }) => !verdict.needsReview);
  return {
    n: judged.length,
    sectorTop1: share(judged, ({ row, verdict }) => row.sector === verdict.sector),
    sectorTop2: share(judged, ({ row, verdict }) => verdict.sectors.slice(0, 2).some(([id]) => id === row.sector)),
    sectorMacroF1: macroF1(judged),
    urgency: share(judged, ({ row, verdict }) => row.urgency === verdict.urgency),
    criticalRecall: share(dangers, ({ verdict }) => verdict.urgency === "critical"),
    criticalPrecision: share(alarms, ({ row }) => row.urgency === "critical"),
    kind: share(judged, ({ row, verdict }) => row.kind === verdict.kind),
    sentiment: share(judged, ({ row, verdict }) => row.sentiment === verdict.sentiment),
    ece: calibrationError(judged),
    auto: share(judged, ({ verdict }) => !verdict.needsReview),
    autoPrecision: share(auto, bothRight),
  };
}

function share<T>(all: readonly T[], holds: (one: T) => boolean): number | null {
  return all.length === 0 ? null : all.filter(holds).length / all.length;
}

function macroF1(judged: readonly Judged[]): number | null {
  const scores = SECTOR_IDS.flatMap((sector) => {
    const labelled = judged.filter(({ row }) => row.sector === sector).length;
    const answered = judged.filter(({ verdict }) => verdict.sector === sector).length;
    const hits = judged.filter(({ row, verdict }) => row.sector === sector && verdict.sector === sector).length;
    return labelled + answered === 0 ? [] : [(2 * hits) / (labelled + answered)];
  });
  return scores.length === 0 ? null : scores.reduce((sum, score) => sum + score, 0) / scores.length;
}

/** Guo et al. 2017, "On calibration of modern neural networks": mean gap of confidence and accuracy, weighted by bin. */
function calibrationError(judged: readonly Judged[]): number | null {
  if (judged.length === 0) return null;
  const bins = Array.from({ length: 10 }, () => ({ gap: 0 }));
  for (const one of judged) {
    const bin = bins[Math.min(9, Math.floor(one.verdict.confidence * 10))];
    if (bin) bin.gap += one.verdict.confidence - Number(bothRight(one));
  }
  return bins.reduce((sum, { gap }) => sum + Math.abs(gap), 0) / judged.length;
}

const COLUMNS: readonly [string, keyof Scores][] = [
  ["n", "n"],
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
];

/** A Markdown table: a line for all, then one for each style of writing. */
export function evaluationTable({ all, byStyle }: Evaluation): string {
  const line = (name: string, scores: Scores) =>
    `| ${[name, ...COLUMNS.map(([, key]) => cell(key, scores[key]))].join(" | ")} |`;
  const head = `| style | ${COLUMNS.map(([title]) => title).join(" | ")} |`;
  const rule = `|${"---|".repeat(COLUMNS.length + 1)}`;
  const styles = STYLES.flatMap((style) => (byStyle[style] ? [line(style, byStyle[style])] : []));
  return [head, rule, line("all", all), ...styles].join("\n");
}

function cell(key: keyof Scores, value: number | null): string {
  if (value === null) return "–";
  return key === "n" ? String(value) : value.toFixed(3);
}
