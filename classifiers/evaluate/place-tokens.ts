import { cleanText } from "#src/domain/text.ts";
import type { Span } from "#src/ports/classifier.ts";
import type { Judged } from "./judged.ts";

/** Words by where they stand in the text: marked rightly, marked wrongly, not marked. */
export interface PlaceTokens {
  hits: number;
  false: number;
  missed: number;
}

/**
 * Compares the marked place with the labelled one word by word; a word is what stands between spaces and punctuation,
 * and marked where a span touches it.
 * @returns null where nothing can be compared: no label, a model that marks no places, a label that is not in the text
 */
export function placeTokens({ row, spans }: Judged): PlaceTokens | null {
  if (!spans || row.address_text === undefined) return null;
  const text = cleanText(row.text);
  const labelled = labelledSpans(text, row.address_text);
  if (!labelled) return null;
  const tokens = { hits: 0, false: 0, missed: 0 };
  for (const word of text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)) {
    const span: Span = [word.index, word.index + word[0].length];
    const [asked, said] = [touches(labelled, span), touches(spans.place, span)];
    if (asked && said) tokens.hits++;
    else if (said) tokens.false++;
    else if (asked) tokens.missed++;
  }
  return tokens;
}

/** The first place where the words stand, as in training. */
function labelledSpans(text: string, address: string | null): Span[] | null {
  const words = cleanText(address ?? "").trim();
  if (words === "") return [];
  const start = text.indexOf(words);
  return start < 0 ? null : [[start, start + words.length]];
}

const touches = (spans: readonly Span[], [start, end]: Span) =>
  spans.some(([from, until]) => from < end && start < until);
