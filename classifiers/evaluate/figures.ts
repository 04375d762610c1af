import { SECTOR_IDS } from "#src/domain/sectors.ts";
import { BINS, binOf, sectorSaid, sectorWasRight } from "./calibration.ts";
import { bothLabelled, bothRight, type Judged } from "./judged.ts";
import { placeTokens } from "./place-tokens.ts";

/**
 * A figure is a function of sums over messages, so that a thousand resamples cost a thousand weighted sums and no more
 * (bootstrap.ts).
 */
export interface Figure {
  title: string;
  /** Sums that it needs; the first counts the messages on which it is measured. */
  slots: number;
  /** What one message adds to which sum; nothing where it is not measured on it. */
  adds(one: Judged): readonly (readonly [slot: number, amount: number])[];
  /** Null where nothing was there to be measured. */
  of(sums: Float64Array): number | null;
  /** A plain share of messages. */
  share?: true;
}

const share = (title: string, asked: (one: Judged) => boolean, holds: (one: Judged) => boolean): Figure => ({
  title,
  share: true,
  slots: 2,
  adds: (one) => (asked(one) ? [[0, 1] as const, [1, Number(holds(one))] as const] : []),
  of: ([n = 0, held = 0]) => (n === 0 ? null : held / n),
});

const hasSector = ({ row }: Judged) => row.sector !== undefined;
const hasUrgency = ({ row }: Judged) => row.urgency !== undefined;
const sectorRight = ({ row, verdict }: Judged) => row.sector === verdict.sector;
const urgencyRight = ({ row, verdict }: Judged) => row.urgency === verdict.urgency;
const alone = ({ verdict }: Judged) => !verdict.needsReview;

/** In the order in which they are printed. All are 0..1 but `worstStyle`, which is in points. */
export const FIGURES = {
  sectorTop1: share("sector, first answer", hasSector, sectorRight),
  sectorTop2: share("sector, first two", hasSector, ({ row, verdict }) =>
    verdict.sectors.slice(0, 2).some(([id]) => id === row.sector),
  ),
  // Where a message has two matters, docs/labels.md often lets either be the first.
  sectorOrSecondary: share(
    "sector, first answer; or the secondary sector",
    (one) => hasSector(one) && one.row.secondary_sector !== undefined,
    (one) => sectorRight(one) || one.row.secondary_sector === one.verdict.sector,
  ),
  sectorMacroF1: macroF1("sector, macro-F1"),
  worstStyle: worstStyle("sector, worst style against chat (points)"),
  urgency: share("urgency", hasUrgency, urgencyRight),
  criticalRecall: share("critical, recall", ({ row }) => row.urgency === "critical", urgencyRight),
  criticalPrecision: share(
    "critical, precision",
    (one) => hasUrgency(one) && one.verdict.urgency === "critical",
    urgencyRight,
  ),
  kind: share(
    "kind",
    ({ row }) => row.kind !== undefined,
    ({ row, verdict }) => row.kind === verdict.kind,
  ),
  sentiment: share(
    "sentiment",
    ({ row }) => row.sentiment !== undefined,
    ({ row, verdict }) => row.sentiment === verdict.sentiment,
  ),
  auto: share("triaged alone", () => true, alone),
  autoPrecision: share("triaged alone: sector and urgency right", (one) => alone(one) && bothLabelled(one), bothRight),
  eceSector: calibrationError("ECE of the sector", hasSector, sectorSaid, sectorWasRight),
  ece: calibrationError("ECE of the confidence", bothLabelled, ({ verdict }) => verdict.confidence, bothRight),
  placeF1: placeF1("place, F1 of words"),
} satisfies Record<string, Figure>;

export type FigureId = keyof typeof FIGURES;
export const FIGURE_IDS = Object.keys(FIGURES) as FigureId[]; // safe: keys of a constant

/** Unweighted mean of F1 over the sectors that occur, in labels or in answers: all 21 where the file has them all. */
function macroF1(title: string): Figure {
  return {
    title,
    slots: 1 + 2 * SECTOR_IDS.length,
    adds: ({ row, verdict }) => {
      if (row.sector === undefined) return [];
      const [labelled, said] = [SECTOR_IDS.indexOf(row.sector), SECTOR_IDS.indexOf(verdict.sector)];
      const hit = labelled === said ? [[1 + 2 * labelled, 1] as const] : [];
      return [[0, 1], ...hit, [2 + 2 * labelled, 1], [2 + 2 * said, 1]];
    },
    of: (sums) => {
      let sum = 0;
      let occurring = 0;
      for (let at = 1; at < sums.length; at += 2) {
        const [hits = 0, labelledAndSaid = 0] = [sums[at], sums[at + 1]];
        if (labelledAndSaid === 0) continue;
        occurring++;
        sum += (2 * hits) / labelledAndSaid;
      }
      return occurring === 0 ? null : sum / occurring;
    },
  };
}

/** Points of accuracy that the worst of the styles that are harder to read lies above (below: negative) `chat`. */
function worstStyle(title: string): Figure {
  const styles = ["chat", "nodiac", "teencode", "hotline", "long"];
  return {
    title,
    slots: 1 + 2 * styles.length,
    adds: (one) => {
      const style = styles.indexOf(one.row.style ?? "");
      if (style < 0 || !hasSector(one)) return [];
      return [
        [0, 1],
        [1 + 2 * style, 1],
        [2 + 2 * style, Number(sectorRight(one))],
      ];
    },
    of: (sums) => {
      const [chat, ...others] = styles.map((_, at) => (sums[2 + 2 * at] ?? 0) / (sums[1 + 2 * at] ?? 0));
      const known = others.filter((accuracy) => !Number.isNaN(accuracy));
      if (chat === undefined || Number.isNaN(chat) || known.length === 0) return null;
      return 100 * (Math.min(...known) - chat);
    },
  };
}

/** Guo et al. 2017, "On calibration of modern neural networks": mean gap of what was said and what held, weighted by bin. */
function calibrationError(
  title: string,
  asked: (one: Judged) => boolean,
  said: (one: Judged) => number,
  holds: (one: Judged) => boolean,
): Figure {
  return {
    title,
    slots: 1 + BINS,
    adds: (one) =>
      asked(one)
        ? [
            [0, 1],
            [1 + binOf(said(one)), said(one) - Number(holds(one))],
          ]
        : [],
    of: (sums) => {
      const [n = 0] = sums;
      return n === 0 ? null : sums.subarray(1).reduce((sum, gap) => sum + Math.abs(gap), 0) / n;
    },
  };
}

function placeF1(title: string): Figure {
  return {
    title,
    slots: 4,
    adds: (one) => {
      const tokens = placeTokens(one);
      return tokens
        ? [
            [0, 1],
            [1, tokens.hits],
            [2, tokens.false],
            [3, tokens.missed],
          ]
        : [];
    },
    of: ([, hits = 0, wrong = 0, missed = 0]) =>
      hits + wrong + missed === 0 ? null : (2 * hits) / (2 * hits + wrong + missed),
  };
}
