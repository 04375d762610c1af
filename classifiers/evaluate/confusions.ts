import type { Judged } from "./judged.ts";

export interface Confusion {
  labelled: string;
  said: string;
  n: number;
  /** The id of one such message; its text stays in its file. */
  example: string;
}

const SHOWN = 15;

/** The labels most often taken for others, most frequent first. */
export function confusions(judged: readonly Judged[], head: "sector" | "urgency", shown = SHOWN): Confusion[] {
  const pairs = new Map<string, Confusion>();
  for (const { row, verdict } of judged) {
    const labelled = row[head];
    const said = verdict[head];
    if (labelled === undefined || labelled === said) continue;
    const key = `${labelled} ${said}`;
    const pair = pairs.get(key) ?? { labelled, said, n: 0, example: row.id };
    pairs.set(key, { ...pair, n: pair.n + 1 });
  }
  return [...pairs.values()].sort((a, b) => b.n - a.n).slice(0, shown);
}
