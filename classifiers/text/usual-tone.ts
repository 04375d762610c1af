const OLD_TONES: readonly [RegExp, string][] = (
  [
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
  ] as const
).flatMap(([from, to]): [RegExp, string][] => [
  // "quý" has its tone where it belongs: its u is no vowel.
  [new RegExp(`(?<![qQ])${from}(?!\\p{L})`, "gu"), to],
  [new RegExp(`(?<![qQ])${from.toUpperCase()}(?!\\p{L})`, "gu"), to.toUpperCase()],
]);

/** The tone on the letter where most people put it: "hoà" as "hòa". @param word composed (NFC) */
export function usualTone(word: string): string {
  if (!/[ouOU]\p{L}/u.test(word)) return word;
  let read = word;
  for (const [from, to] of OLD_TONES) read = read.replace(from, to);
  return read;
}
