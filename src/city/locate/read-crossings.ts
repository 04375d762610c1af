import type { Word } from "./read-words.ts";
import { isNumber } from "./reading.ts";

/** Words of a crossing: the names behind them are streets. "ngã 4" is two. */
const CROSS = new Set(["ngatu", "ngaba", "nganam", "ngasau", "ngabay", "nga", "giaolo", "nutgiao", "goc"]);
const ENDS = new Set("phuong,p,f,xa,x,quan,q,huyen,h,tp,thitran,tt,thuoc,o,tai,kp,khupho,ap".split(","));
const JOINS = new Set(["voi", "va", "giao", "x"]);
const LONGEST = 12;

/**
 * Stretches of words, first and last, that name the two streets of a crossing: "góc Hòa Bình - Lũy Bán Bích". The name of
 * a ward in it is a street.
 */
export function readCrossings(words: readonly Word[], text: string): [first: number, last: number][] {
  const found: [number, number][] = [];
  for (let at = 0; at < words.length; at++) {
    const two = (words[at]?.key ?? "") + (words[at + 1]?.key ?? "");
    const pair = CROSS.has(two) || /^nga[3-7]$/.test(two);
    if (!pair && words[at]?.key !== "goc") continue;
    const first = at + (pair ? 2 : 1);
    const last = endOf(words, text, first);
    if (last !== null) found.push([first, last]);
  }
  return found;
}

/** The last word of the second street; null when no second street is joined to the first. */
function endOf(words: readonly Word[], text: string, first: number): number | null {
  let joined = false;
  let last = first - 1;
  for (let at = first; at < words.length && at < first + LONGEST; at++) {
    const word = words[at];
    if (!word) break;
    if (at > first && word.apart) {
      const between = text.slice(words[at - 1]?.end, word.start);
      if (!/^\s*[-–—/&+]\s*$/.test(between) || joined) break;
      joined = true;
    }
    if (at > first && ENDS.has(word.key)) break;
    if (at > first && JOINS.has(word.key)) joined = true;
    last = at;
    // The second street is a number: what follows is the ward ("A - số 290 Hiệp Bình Phước").
    const next = words[at + 1];
    if (joined && isNumber(word.key) && next && !isNumber(next.key) && next.key.length > 1) break;
  }
  return joined ? last : null;
}
