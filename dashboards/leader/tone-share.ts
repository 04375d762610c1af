import { formatPercent } from "#dashboards/format/number.ts";
import type { Lang } from "#dashboards/i18n/choose-language.ts";
import type { Sentiment } from "#src/domain/kind.ts";
import { wilson } from "#src/domain/wilson.ts";
import type { Counts } from "#src/services/listening/trend-filter.ts";

export interface ToneShare {
  /** 0..100, with its 95 % interval. */
  value: number;
  low: number;
  high: number;
  /** Of how many: those whose tone is known. */
  n: number;
}

/** The share of a tone among posts whose tone is known; null where there is none. */
export function toneShare(counts: Counts, tone: Sentiment): ToneShare | null {
  const n = counts.negative + counts.neutral + counts.positive;
  const share = wilson(counts[tone], n);
  return share && { value: share.value * 100, low: share.low * 100, high: share.high * 100, n };
}

/** "38,2–47,1%" */
export const intervalText = ({ low, high }: ToneShare, lang: Lang): string =>
  `${formatPercent(low, lang, 1).replace("%", "")}–${formatPercent(high, lang, 1)}`;
