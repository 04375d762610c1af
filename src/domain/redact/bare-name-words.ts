import { JOINED, TITLED_BARE } from "./bare-name-context.ts";
import type { Finding } from "./finding.ts";
import { isGiven } from "./given-names.ts";
import { isFamily, isMiddle, type Word } from "./name-words.ts";
import type { Reading } from "./reading.ts";

const MARKED_ORDINALS = new Set("hai ba tư năm sáu bảy bẩy tám chín mười út".split(" "));
const PLAIN_ORDINALS = new Set("hai ba tu nam sau bay tam chin muoi ut".split(" "));
export const isOrdinal = ({ lower, marked }: Word) => (marked ? MARKED_ORDINALS : PLAIN_ORDINALS).has(lower);

/** Never a name, whatever stands before: "tên đường", "tên hàng", "em cũng". */
export const NEVER = new Set(
  "sim đường duong hẻm hem phố trường truong tại tai gọi thật that hàng hang miền công cong tuyến tuyen trong nào nao đầy chung chính".split(
    " ",
  ),
);

export const isCased = (reading: Reading, word: Word) => word.capital && !reading.caseless && !word.allCapitals;

/** What stands before and after, in the spelling that the patterns are written in. */
export function around(reading: Reading, start: number, end: number) {
  const { lower, folded, marked } = reading;
  const spelled = marked ? lower : folded;
  return {
    form: marked ? ("marked" as const) : ("plain" as const),
    before: spelled.slice(Math.max(0, start - 32), start),
    after: spelled.slice(end, end + 48),
  };
}

/** What follows may be typed without tone marks in a text that has some: "thầy lộc day them". */
export function isFollowed(
  pattern: { marked: RegExp; plain: RegExp },
  { lower, folded, marked }: Reading,
  end: number,
): boolean {
  const after = lower.slice(end, end + 48);
  if (marked && pattern.marked.test(after)) return true;
  return (!marked || /^[^\p{L}]*[a-z]+(?![\p{L}])/u.test(after)) && pattern.plain.test(folded.slice(end, end + 48));
}

/** Without tone marks "di" is to go, "cu" old, "nho" small or to ask. */
export const isTitled = (before: string, form: "marked" | "plain") =>
  TITLED_BARE[form].test(before) && !(form === "plain" && /(?<![a-z])(?:di|cu|nho|dua|c|e|ut|vo|ma|th) $/.test(before));

export const isNameWord = (word: Word) => isGiven(word) || isMiddle(word) || isFamily(word);

export function isJoined(reading: Reading, last: Finding, start: number): boolean {
  if (start - last.end > 24) return false;
  const { form } = around(reading, start, start);
  const between = (reading.marked ? reading.lower : reading.folded).slice(last.end, start);
  return (between === " " && isCasedAt(reading, start)) || JOINED[form].test(between);
}
const isCasedAt = ({ text, lower }: Reading, at: number) => text[at] !== lower[at];

/** Begins a sentence: "Sao Dung báo"; not "- Cống Quỳnh". */
export const isFirst = ({ text }: Reading, at: number) => /(?:^|[.!?\n] ?)$/.test(text.slice(Math.max(0, at - 2), at));

/** In the middle of a sentence, where a capital is a sign. */
export const isInside = ({ text }: Reading, at: number) =>
  /[\p{L}\p{N},;)] $/u.test(text.slice(Math.max(0, at - 2), at));
