import { EN_SAID } from "./said/index.ts";

/**
 * Sentences that the service itself makes (refusals, reasons, states of sending), in English. The services write them in
 * Vietnamese; here that sentence is the key, as in GNU gettext, with `{}` for what is filled in. What the catalogue does
 * not know, such as words that a person wrote, stays as it is.
 */
export function inEnglish(sentence: string): string {
  return said(sentence, MOST_NESTED);
}

/** A sentence within a sentence within a notice; no value holds more. */
const MOST_NESTED = 3;

function said(sentence: string, depth: number): string {
  const exact = EN_SAID[sentence];
  if (exact !== undefined) return exact;
  if (depth === 0 || !/\p{L}/u.test(sentence)) return sentence;
  for (const { pattern, english } of patterns()) {
    const found = pattern.exec(sentence);
    if (found)
      return filled(
        english,
        found.slice(1).map((value) => within(value, depth - 1)),
      );
  }
  return sentence;
}

/** A sentence that is put behind another begins with a blank. */
function within(value: string, depth: number): string {
  const trimmed = value.trimStart();
  const english = EN_SAID[value] ?? value.slice(0, value.length - trimmed.length) + said(trimmed, depth);
  return english.replace(/(\d\d:\d\d) ngày (\d\d\/\d\d\/\d{4})/gu, "$1 on $2"); // say-instant.ts
}

/** `{}` takes the next value, `{2}` the second: English orders some sentences otherwise. */
function filled(english: string, values: readonly string[]): string {
  let next = 0;
  return english.replace(/\{(\d?)\}/g, (_, place: string) => values[place ? Number(place) - 1 : next++] ?? "");
}

interface Pattern {
  pattern: RegExp;
  english: string;
  letters: number;
}
let compiled: Pattern[] | undefined;

/** What says most in its own words comes first: "Phản ánh {} {}" would take nearly everything. */
function patterns(): Pattern[] {
  compiled ??= Object.entries(EN_SAID)
    .filter(([vietnamese]) => vietnamese.includes("{}"))
    .map(([vietnamese, english]) => ({
      pattern: new RegExp(`^${vietnamese.split("{}").map(RegExp.escape).join("([^]*?)")}$`, "u"),
      english,
      letters: vietnamese.replaceAll("{}", "").length,
    }))
    .toSorted((a, b) => b.letters - a.letters);
  return compiled;
}
