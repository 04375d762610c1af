import { type Finding, PERSONAL_DATA, type PersonalData } from "#src/domain/redact/finding.ts";
import type { Span } from "#src/ports/classifier.ts";

const BEGINS = 1;
const GOES_ON = 2;
/** Pieces of nothing between two marked ones that are still one span: a comma, "số". */
const GAP = 1;

/**
 * Marked spans from the logits of O, B, I of each piece: whole words, and one span where a piece or two between were
 * not marked. A B inside a word or right after an I starts no new span: writers do not name two places in one breath.
 * @param logits row by row, three values for each piece
 */
export function spansOf(logits: Float32Array, pieces: readonly (Span | null)[], text: string): Span[] {
  const found: [number, number][] = [];
  let last = -1;
  for (const [at, piece] of pieces.entries()) {
    if (!piece || best(logits, at) === 0) continue;
    const open = found.at(-1);
    if (open && at - last <= GAP + 1 && (best(logits, at) === GOES_ON || at - last === 1)) open[1] = piece[1];
    else found.push([piece[0], piece[1]]);
    last = at;
  }
  return found.map((span) => trimmed(wholeWords(span, text), text)).filter(([start, end]) => end > start);
}

const NUMBERS: readonly PersonalData[] = PERSONAL_DATA.filter((type) => type !== "name");

/** Tags of the output `personal`, in its order (training/encoder/marked.py): two names may stand side by side, two numbers of homes do not. */
export const PERSONAL_TAGS: readonly string[] = ["O", "B-name", "I-name", ...NUMBERS];

/**
 * What the model is asked for: telephone numbers, plates, numbers of papers and addresses of mail have shapes that the rules
 * know better (docs/understanding.md, Personal data). Taught to tell them apart, it does not take them for homes or accounts.
 */
const ASKED: readonly PersonalData[] = ["name", "house_number", "bank_account"];

/**
 * Personal data from the logits of PERSONAL_TAGS of each piece.
 * @param logits row by row, a value for each tag of each piece
 * @returns in UTF-16 units of `text`; those of one type ascending and disjoint
 */
export function personalSpans(logits: Float32Array, pieces: readonly (Span | null)[], text: string): Finding[] {
  return ASKED.flatMap((type) =>
    spansOf(asked(logits, type), pieces, text).map(([start, end]) => ({ type, start, end })),
  );
}

/** O, B, I of one type, where O is whatever else a piece may be. Loops over numbers: this is done for every text that comes in. */
function asked(logits: Float32Array, type: PersonalData): Float32Array {
  const width = PERSONAL_TAGS.length;
  const begins = PERSONAL_TAGS.indexOf(type === "name" ? "B-name" : type);
  const goesOn = type === "name" ? begins + 1 : begins;
  const three = new Float32Array((logits.length / width) * 3);
  for (let at = 0, row = 0; row < logits.length; at += 3, row += width) {
    let others = Number.NEGATIVE_INFINITY;
    for (let tag = 0; tag < width; tag++)
      if (tag !== begins && tag !== goesOn) others = Math.max(others, logits[row + tag] ?? others);
    three[at] = others;
    three[at + 1] = logits[row + begins] ?? 0;
    three[at + 2] = type === "name" ? (logits[row + goesOn] ?? 0) : Number.NEGATIVE_INFINITY;
  }
  return three;
}

function best(logits: Float32Array, at: number): number {
  const [o = 0, b = 0, i = 0] = logits.subarray(at * 3, at * 3 + 3);
  if (o >= b && o >= i) return 0;
  return b >= i ? BEGINS : GOES_ON;
}

const IN_WORD = /[\p{L}\p{N}]/u;

function wholeWords([start, end]: readonly [number, number], text: string): [number, number] {
  while (start > 0 && IN_WORD.test(text.charAt(start - 1)) && IN_WORD.test(text.charAt(start))) start--;
  while (end < text.length && IN_WORD.test(text.charAt(end - 1)) && IN_WORD.test(text.charAt(end))) end++;
  return [start, end];
}

/** Without punctuation and spaces at its edges. */
function trimmed([start, end]: readonly [number, number], text: string): [number, number] {
  while (start < end && /[\s.,;:!?\-–—]/u.test(text.charAt(start))) start++;
  while (end > start && /[\s.,;:!?\-–—]/u.test(text.charAt(end - 1))) end--;
  return [start, end];
}
