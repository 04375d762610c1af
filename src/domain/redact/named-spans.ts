import type { Finding } from "./finding.ts";
import { contextBefore, isRoadBefore } from "./name-context.ts";
import { NAMED_AFTER } from "./named-after.ts";
import { belongsToOther } from "./not-personal.ts";
import type { Reading } from "./reading.ts";

const TITLES = new Set(
  "anh chị ông bà chú cô bác dì cậu mợ thím dượng thầy bé cụ em cháu con thằng bạn chi ong ba chu co bac di cau mo thay be cu chau thang ban a c".split(
    " ",
  ),
);
const LETTER = /[\p{L}\p{M}\p{N}]/u;

/**
 * What a model marked, as the rules would mark it: whole words, no title, nothing that is the name of a street, a school or a ward.
 * Whether "bà Tư" is somebody or anybody it reads from the sentence; the rules cannot.
 * @param extra in UTF-16 units of the text as given
 * @returns in units of the reading, ascending, perhaps overlapping
 */
export function namedSpans(reading: Reading, given: string, extra: readonly Finding[]): Finding[] {
  if (extra.length === 0) return [];
  const place = placesIn(reading, given);
  return extra
    .filter(({ start, end }) => start >= 0 && start < end) // also drops what is no number
    .flatMap(({ type, start, end }) => {
      const whole = wholeWords(reading.text, place(start), place(end));
      const found = whole && { type, ...whole };
      if (!found) return [];
      if (type === "bank_account" && !isAccount(reading, found)) return [];
      return type === "name" ? nameWithin(reading, found) : [found];
    })
    .toSorted((a, b) => a.start - b.start);
}

/** A customer's code begins with letters ("PE05000228817"), and what a word before calls a bill or a file is none either. */
function isAccount({ folded }: Reading, { start, end }: Finding): boolean {
  return /^[0-9ol .,-]{6,}$/.test(folded.slice(start, end)) && !belongsToOther(folded, start);
}

/** Offset in the text as given → offset in the reading, which may be shorter. */
function placesIn(reading: Reading, given: string): (at: number) => number {
  const { length } = reading.text;
  if (reading.text === given) return (at) => Math.min(length, Math.trunc(at));
  const starts = Array.from({ length }, (_, unit) => reading.original(unit, unit + 1)[0]);
  return (at) => {
    const found = starts.findIndex((start) => start >= at);
    return found < 0 ? length : found;
  };
}

/** A word that is marked in part is marked; blanks and marks at the edges are not. */
function wholeWords(text: string, from: number, until: number): { start: number; end: number } | undefined {
  let [start, end] = [from, until];
  while (start < end && !LETTER.test(text.charAt(start))) start++;
  while (end > start && !LETTER.test(text.charAt(end - 1))) end--;
  if (start >= end) return undefined;
  while (start > 0 && LETTER.test(text.charAt(start - 1))) start--;
  while (end < text.length && LETTER.test(text.charAt(end))) end++;
  return { start, end };
}

function nameWithin(reading: Reading, { start, end }: Finding): Finding[] {
  const words = [...reading.lower.slice(start, end).matchAll(/[\p{L}\p{M}\p{N}]+/gu)];
  // "bà Ba Lan": the last word is always the name.
  const first = words.findIndex(({ 0: word }, at) => at === words.length - 1 || !TITLES.has(word));
  const named = words.slice(first);
  if (named.every(({ 0: word }) => TITLES.has(word) || /^[0-9]/.test(word))) return [];
  const from = start + (named[0]?.index ?? 0);
  return isOfPlace(reading, from, end) ? [] : [{ type: "name", start: from, end }];
}

function isOfPlace(reading: Reading, start: number, end: number): boolean {
  if (isPartOfPlace(reading, start, end)) return true;
  if (isRoadBefore(reading, start)) return true;
  const context = contextBefore(reading, start);
  if (/[0-9][a-z]? $/.test(reading.folded.slice(Math.max(0, start - 3), start)) && context === "place") return true;
  return NAMED_AFTER.has(reading.folded.slice(start, end)) && (context === "place" || context === "none");
}

/** "Huỳnh Tấn" of "Từ Huỳnh Tấn Phát": the model saw a part of a street's name. */
function isPartOfPlace(reading: Reading, start: number, end: number): boolean {
  if (reading.caseless) return false;
  const before = /(?:\p{Lu}[\p{L}\p{M}]* ){1,3}$/u.exec(reading.text.slice(0, start))?.[0] ?? "";
  const after = /^(?: \p{Lu}[\p{L}\p{M}]*){1,3}/u.exec(reading.text.slice(end))?.[0] ?? "";
  const folded = (from: number, until: number) => reading.folded.slice(from, until).trim();
  const wholes = [...froms(before, start)].flatMap((from) =>
    [...untils(after, end)].map((until) => folded(from, until)),
  );
  return wholes.slice(1).some((whole) => NAMED_AFTER.has(whole));
}

/** Where the words before may begin, the nearest first; `start` itself among them. */
const froms = (before: string, start: number) => [
  start,
  ...[...before.matchAll(/\p{Lu}/gu)].map(({ index }) => start - before.length + index).toReversed(),
];
const untils = (after: string, end: number) => [
  end,
  ...[...after.matchAll(/[\p{L}\p{M}](?= |$)/gu)].map(({ index }) => end + index + 1),
];
