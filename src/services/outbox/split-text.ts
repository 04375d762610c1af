/** Where a text may be cut, the best place first: a paragraph, a line, a sentence, a word. */
const CUTS = [/\n{2,}/g, /\n/g, /(?<=[.!?…;:])\s+/g, /\s+/g] as const;

/**
 * A text in pieces of at most `max` UTF-16 units, cut where a reader pauses. What is cut away is white space only.
 * @returns at least one piece; pieces are trimmed and, unless the text is empty, not empty
 */
export function splitText(text: string, max: number): string[] {
  const pieces: string[] = [];
  let rest = text.trim();
  while (rest.length > max) {
    const at = cutBefore(rest, max);
    pieces.push(rest.slice(0, at).trimEnd());
    rest = rest.slice(at).trimStart();
  }
  return rest === "" && pieces.length > 0 ? pieces : [...pieces, rest];
}

/** A cut in the first half leaves a stump: then a worse but later place is better. */
function cutBefore(text: string, max: number): number {
  const head = text.slice(0, max + 1);
  for (const cut of CUTS) {
    const last = [...head.matchAll(cut)].findLast(({ index }) => index <= max && index >= max / 2);
    if (last) return last.index;
  }
  // One endless word: anywhere but between the halves of a character.
  const code = text.charCodeAt(max - 1);
  return code >= 0xd800 && code <= 0xdbff && max > 1 ? max - 1 : max;
}
