import { KINDS, SENTIMENTS } from "#src/domain/kind.ts";
import { SECTOR_IDS } from "#src/domain/sectors.ts";
import { URGENCIES } from "#src/domain/urgency.ts";

/** What the model answers, in the order of the columns of its weights. */
export const HEADS = { sector: SECTOR_IDS, urgency: URGENCIES, kind: KINDS, sentiment: SENTIMENTS } as const;
export type Head = keyof typeof HEADS;
export const HEAD_NAMES: readonly Head[] = ["sector", "urgency", "kind", "sentiment"];

/** Labels of all heads together: the width of a row of weights. */
export const WIDTH = HEAD_NAMES.reduce((sum, head) => sum + HEADS[head].length, 0);

/** The first column of each head. */
export const OFFSET: Readonly<Record<Head, number>> = (() => {
  const offset = { sector: 0, urgency: 0, kind: 0, sentiment: 0 };
  let next = 0;
  for (const head of HEAD_NAMES) {
    offset[head] = next;
    next += HEADS[head].length;
  }
  return offset;
})();
