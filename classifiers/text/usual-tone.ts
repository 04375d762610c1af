const MOVED = [
  ["oà", "òa"],
  ["oá", "óa"],
  ["oả", "ỏa"],
  ["oã", "õa"],
  ["oạ", "ọa"],
  ["oè", "òe"],
  ["oé", "óe"],
  ["oẻ", "ỏe"],
  ["oẽ", "õe"],
  ["oẹ", "ọe"],
  ["uỳ", "ùy"],
  ["uý", "úy"],
  ["uỷ", "ủy"],
  ["uỹ", "ũy"],
  ["uỵ", "ụy"],
] as const;
const USUAL = new Map<string, string>(
  MOVED.flatMap(([old, usual]) => [
    [old, usual],
    [old.toUpperCase(), usual.toUpperCase()],
  ]),
);
/** Where a syllable ends in two vowels; "quý" has its tone where it belongs: its u is no vowel. */
const END = /(?<![qQ])[ouOU]\p{L}(?!\p{L})/gu;

/** The tone on the letter where most people put it: "hoà" as "hòa". @param word composed (NFC) */
export const usualTone = (word: string): string => word.replace(END, (end) => USUAL.get(end) ?? end);
