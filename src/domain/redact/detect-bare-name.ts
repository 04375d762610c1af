import { isCased, isInside } from "./bare-name-words.ts";
import { casedLength } from "./cased-name.ts";
import type { Finding } from "./finding.ts";
import { isGiven } from "./given-names.ts";
import { isRoadBefore } from "./name-context.ts";
import { type Word, wordsOf } from "./name-words.ts";
import type { Reading } from "./reading.ts";
import { smallLength } from "./small-name.ts";

/**
 * Names that a title with a capital does not announce: "hôm qua Tuấn nói", "thằng Tèo", "e tên thảo", "gap a khoa 09…".
 * @param sure names that are known already, ascending: the word beside one and its second mention are names too
 */
export function detectBareName(reading: Reading, sure: Finding[]): Finding[] {
  const words = wordsOf(reading);
  const found: Finding[] = [];
  let last: Finding | undefined;
  let next = 0;
  for (let at = 0; at < words.length; at++) {
    const word = words[at];
    if (!word) continue;
    while ((sure[next]?.end ?? Number.POSITIVE_INFINITY) <= word.start) last = sure[next++];
    if ((sure[next]?.start ?? Number.POSITIVE_INFINITY) <= word.start) continue;
    const length = isCased(reading, word)
      ? casedLength(reading, words, at, last)
      : smallLength(reading, words, at, last);
    const end = words[at + length - 1]?.end;
    if (length === 0 || end === undefined) continue;
    last = { type: "name", start: word.start, end };
    found.push(last);
    at += length - 1;
  }
  return [...found, ...mentionedAgain(reading, words, [...sure, ...found])];
}

/** "Hải … ; Hải bảo": a given name found once is a name wherever it stands alone with a capital. */
function mentionedAgain(reading: Reading, words: Word[], known: Finding[]): Finding[] {
  const names = new Set(known.map(({ start, end }) => reading.text.slice(start, end).split(" ").at(-1)));
  if (names.size === 0) return [];
  return words.flatMap((word, at) => {
    const [previous, next] = [words[at - 1], words[at + 1]];
    if (!isCased(reading, word) || !isGiven(word) || !names.has(reading.text.slice(word.start, word.end))) return [];
    if (previous?.capital && word.start - previous.end === 1 && isInside(reading, previous.start)) return [];
    if (next?.capital && next.start - word.end === 1) return [];
    return isRoadBefore(reading, word.start) ? [] : [{ type: "name", start: word.start, end: word.end } as const];
  });
}
