import { nameKey } from "./read-words.ts";

/** Short forms of streets, folded, with the whole name: "lvs" → "Lê Văn Sỹ". */
export type StreetShort = Readonly<Record<string, string>>;

/** Where a street's name ends: a stop, or the ward and district that follow. */
const END =
  /[,;.:!?()\n"“”]|\s+[-–—/]\s+|\s(?=(?:phường|phuong|quận|quan|huyện|huyen|xã|tp|thành phố|thị trấn|tt|kp|khu phố|ấp)(?![\p{L}\p{M}])|[pqf]\.?\s?\d|[pqfxh]\.)/iu;

const MAX_WORDS = 5;

/** A name at the start of a text and how many characters of it the name takes. */
export interface LeadingName {
  name: string;
  length: number;
}

/** Behind "duong" without marks these are no name. */
const NO_NAME = new Set(
  (
    "nay kia do day bi hu ngap vao ra di ve truoc sau tren duoi o co khong ko k dang rat qua cho xuong len la thi ma va toi " +
    "tui em nha ben gan doan khuc toan nhieu cong nuoc den xe ong cap noi bo di lai lon nho hem so"
  ).split(" "),
);
const MAX_PLAIN_WORDS = 4;

/** "duong pham van bach p15": without capitals the name ends at the first everyday word. */
function plainName(words: readonly RegExpMatchArray[]): RegExpMatchArray[] {
  const end = words.findIndex(({ 0: word }) => NO_NAME.has(word) || !/^[a-z]+\d?$/.test(word));
  const taken = words.slice(0, end < 0 ? MAX_PLAIN_WORDS : Math.min(end, MAX_PLAIN_WORDS));
  return taken.length > 1 ? taken : [];
}

/**
 * The leading words with a capital or a number: of "con đường này hư" none, of "đường số 9 bị" "số 9".
 * @param plain the text has neither marks nor capitals
 */
export function leadingName(rest: string, short: StreetShort, plain = false): LeadingName | null {
  // From the blank before, so that "hẻm 12 Phường 3" ends at once.
  const end = ` ${rest}`.search(END);
  const whole = end < 0 ? rest : rest.slice(0, Math.max(0, end - 1));
  const words = [...whole.matchAll(/\S+/g)].slice(0, MAX_WORDS);
  const [first] = words;
  if (!first) return null;
  const long = short[nameKey(first[0])];
  if (long) return { name: long, length: first.index + first[0].length };
  const proper = words.findIndex(
    ({ 0: word }, at) =>
      !/^[\p{Lu}\d]/u.test(word) && !(/^(?:số|so|tháng|thang)$/u.test(word) && /^\d/.test(words[at + 1]?.[0] ?? "")),
  );
  const capital = proper < 0 ? words : words.slice(0, proper);
  const taken = capital.length === 0 && plain ? plainName(words) : capital;
  const last = taken.at(-1);
  return last ? { name: taken.map(([word]) => word).join(" "), length: (last.index ?? 0) + last[0].length } : null;
}
