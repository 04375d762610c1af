const graphemes = new Intl.Segmenter("vi", { granularity: "grapheme" });

/** Where a text is best cut, best first: between paragraphs, lines, sentences, clauses, words. */
const SEAMS = [/\n{2,}/g, /\n/g, /(?<=[.!?…]["”’)]?)\s+/g, /(?<=[,;:])\s+/g, /\s+/g];

/**
 * A text as bubbles of at most `limit` UTF-16 units, each cut where a reader would pause and never inside a letter.
 * @param text made NFC first: decomposed Vietnamese is twice as long
 * @param limit at least 1; a single letter longer than that still is a bubble of its own
 * @returns no bubble for a text of blanks only
 */
export function splitText(text: string, limit: number): string[] {
  const whole = text.normalize("NFC").trim();
  if (whole === "") return [];
  if (whole.length <= limit) return [whole];
  const at = cutBefore(whole, limit);
  return [whole.slice(0, at).trimEnd(), ...splitText(whole.slice(at), limit)];
}

/** The last good place at or before the limit. A seam in the first third would leave a bubble of two words: passed over. */
function cutBefore(text: string, limit: number): number {
  for (const seam of SEAMS) {
    let best = 0;
    for (const match of text.slice(0, limit + 1).matchAll(seam)) if (match.index <= limit) best = match.index;
    if (best > limit / 3) return best;
  }
  return letterBefore(text, limit);
}

function letterBefore(text: string, limit: number): number {
  let at = 0;
  for (const { index, segment } of graphemes.segment(text.slice(0, limit + 64))) {
    if (index + segment.length > limit) return at || index + segment.length;
    at = index + segment.length;
  }
  return at;
}
