/** Finding a command by some of its letters, with or without their marks. Pure. */

/** "Đường Trần Phú" → "duong tran phu". NFD leaves đ whole, so it has a rule of its own. */
export const fold = (text: string): string =>
  text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐ]/g, "d").toLowerCase().trim();

/**
 * How well a text answers what was typed: 0 = not at all; every word must be found somewhere. Better: the text as it is
 * written, its beginning, the beginnings of its words.
 */
export function matchOf(text: string, typed: string): number {
  const [folded, wanted] = [fold(text), fold(typed)];
  if (wanted === "") return 1;
  const words = wanted.split(/\s+/);
  if (!words.every((word) => folded.includes(word))) return 0;
  const asWritten = text.toLowerCase().normalize("NFC").includes(typed.toLowerCase().normalize("NFC").trim()) ? 4 : 0;
  const begins = folded.startsWith(wanted) ? 8 : 0;
  const starts = words.filter((word) => ` ${folded}`.includes(` ${word}`)).length / words.length;
  return 1 + asWritten + begins + starts;
}

/** The best first; equal ones in the order in which they came. */
export const bestFirst = <T>(all: readonly T[], textOf: (one: T) => string, typed: string): T[] =>
  all
    .map((one, at) => ({ one, at, match: matchOf(textOf(one), typed) }))
    .filter(({ match }) => match > 0)
    .sort((a, b) => b.match - a.match || a.at - b.at)
    .map(({ one }) => one);
