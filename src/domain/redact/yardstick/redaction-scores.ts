import type { Finding } from "../finding.ts";
import type { LabelledRow } from "./marked.ts";

/** Of what was asked for and of what was found; null where there was nothing to divide by. */
export interface Score {
  asked: number;
  found: number;
  /** Part of what was asked for that a finding of its type touches. */
  recall: number | null;
  /** Part of what was found that touches what was asked for, in its type. */
  precision: number | null;
  /** As above, with the same beginning and end. */
  exactRecall: number | null;
  exactPrecision: number | null;
  /** Part of what was asked for of which a finding of any type covers every letter and digit: nothing of it shows. */
  hidden: number | null;
}

export interface RedactionScores {
  all: Score;
  byType: Record<string, Score>;
  byStyle: Record<string, Score>;
  misses: string[];
}

type Kept = { row: LabelledRow; finding: Finding };

/**
 * How well `find` sees personal data in labelled messages.
 * @param find offsets in UTF-16 units of the text as given, ascending and disjoint
 */
export function redactionScores(rows: LabelledRow[], find: (text: string) => Finding[]): RedactionScores {
  const counted = rows.map((row) => ({ row, found: find(row.text) }));
  const asked = counted.flatMap(({ row, found }) => row.personal.map((finding) => ({ row, finding, found })));
  const given = counted.flatMap(({ row, found }) =>
    found
      .filter(
        (one) => row.personal.some((label) => agrees(label, one)) || !row.either.some((label) => meets(label, one)),
      )
      .map((finding) => ({ row, finding })),
  );
  const score = (which: (kept: Kept) => boolean): Score => {
    const labels = asked.filter(which);
    const guesses = given.filter(which);
    const part = (whole: unknown[], some: unknown[]) => (whole.length === 0 ? null : some.length / whole.length);
    return {
      asked: labels.length,
      found: guesses.length,
      recall: part(
        labels,
        labels.filter(({ finding, found }) => found.some((one) => agrees(finding, one))),
      ),
      precision: part(
        guesses,
        guesses.filter(({ row, finding }) => row.personal.some((one) => agrees(one, finding))),
      ),
      exactRecall: part(
        labels,
        labels.filter(({ finding, found }) => found.some((one) => same(finding, one))),
      ),
      exactPrecision: part(
        guesses,
        guesses.filter(({ row, finding }) => row.personal.some((one) => same(one, finding))),
      ),
      hidden: part(
        labels,
        labels.filter(({ row, finding, found }) => covers(row.text, finding, found)),
      ),
    };
  };
  const by = (keyOf: (kept: Kept) => string) =>
    Object.fromEntries(
      [...new Set([...asked, ...given].map(keyOf))].map((key) => [key, score((kept) => keyOf(kept) === key)]),
    );
  const words = (sign: string, { row, finding }: Kept) =>
    `${sign} ${row.id} ${finding.type} ${JSON.stringify(row.text.slice(finding.start, finding.end))}`;
  return {
    all: score(() => true),
    byType: by(({ finding }) => finding.type),
    byStyle: by(({ row }) => row.style),
    misses: [
      ...asked
        .filter(({ finding, found }) => !found.some((one) => agrees(finding, one)))
        .map((one) => words("missed", one)),
      ...given
        .filter(({ row, finding }) => !row.personal.some((one) => agrees(one, finding)))
        .map((one) => words("wrong", one)),
    ],
  };
}

const meets = (one: Finding, other: Finding) => one.start < other.end && other.start < one.end;
const agrees = (one: Finding, other: Finding) => one.type === other.type && meets(one, other);
const same = (one: Finding, other: Finding) => agrees(one, other) && one.start === other.start && one.end === other.end;

function covers(text: string, label: Finding, found: Finding[]): boolean {
  const near = found.filter((one) => meets(label, one));
  for (let at = label.start; at < label.end; at++)
    if (/[\p{L}\p{N}]/u.test(text.charAt(at)) && !near.some(({ start, end }) => start <= at && at < end)) return false;
  return true;
}
