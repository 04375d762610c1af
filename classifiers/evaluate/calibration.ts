import { bothLabelled, bothRight, type Judged } from "./judged.ts";

/** Of equal width: [0, 0.1) … [0.9, 1]. */
export const BINS = 10;
export const binOf = (probability: number) => Math.min(BINS - 1, Math.max(0, Math.floor(probability * BINS)));

export const sectorSaid = ({ verdict }: Judged) => verdict.sectors[0]?.[1] ?? 0;
/** Of the sector that the probability belongs to. */
export const sectorWasRight = ({ row, verdict }: Judged) => row.sector === verdict.sectors[0]?.[0];

/** Null where no message fell into the bin. */
export interface Bin {
  from: number;
  n: number;
  /** Mean of the probabilities said. */
  said: number | null;
  /** Share that was right. */
  right: number | null;
}

export interface Calibration {
  sector: Bin[];
  confidence: Bin[];
}

export function calibration(judged: readonly Judged[]): Calibration {
  const withSector = judged.filter(({ row }) => row.sector !== undefined);
  return {
    sector: bins(withSector, sectorSaid, sectorWasRight),
    confidence: bins(judged.filter(bothLabelled), ({ verdict }) => verdict.confidence, bothRight),
  };
}

function bins(judged: readonly Judged[], said: (one: Judged) => number, holds: (one: Judged) => boolean): Bin[] {
  return Array.from({ length: BINS }, (_, at) => {
    const those = judged.filter((one) => binOf(said(one)) === at);
    const mean = (of: (one: Judged) => number) =>
      those.length === 0 ? null : those.reduce((sum, one) => sum + of(one), 0) / those.length;
    return { from: at / BINS, n: those.length, said: mean(said), right: mean((one) => Number(holds(one))) };
  });
}
