import { e164 } from "../phone.ts";
import type { Finding } from "./finding.ts";
import { belongsToOther, isAmount } from "./not-personal.ts";
import type { Reading } from "./reading.ts";

const GAP = "[ .()_-]{0,3}";
// o for 0 and l for 1 are typed to get past filters; x hides a digit or two, and the rest still points at one person.
const DIGIT = "[0-9olix]";
const COUNTRY = `\\(?(?:\\+ ?|00 ?)?84\\)?${GAP}(?:\\(?0\\)?${GAP})?`;

/**
 * Ten digits from 03, 05, 07, 08, 09, and 012, 016, 018, 019 with eleven (until 2018); landlines 02 with ten or eleven.
 * 113, 114, 115, 1022, 1800 and 1900 fit none of these. Source: numbering plan of TT 22/2014/TT-BTTTT, changed 2018.
 */
const VIETNAMESE = new RegExp(
  `(?<![0-9])(?:${COUNTRY}|\\(?[0o]${GAP})` +
    `(?:[35789](?:${GAP}${DIGIT}){8}|2(?:${GAP}${DIGIT}){8,9}|1${GAP}[2689](?:${GAP}${DIGIT}){8})(?![0-9])`,
  "g",
);
const FOREIGN = /\+(?!84)[1-9](?:[ .()-]{0,2}[0-9]){7,14}(?![0-9])/g;

/** A number that is none of these shapes (a digit too many, the zero left out), but announced. */
const ANNOUNCED =
  /(?<![a-z])(?:sdt|so dt|dt|so dien thoai|dien thoai|di dong|dtdd|tel|phone|zalo|so may)(?: (?:cua|toi|tui|em|minh|e|m|mk|mik|ck|vk|con|la|so|nha|ban|lien he|lien lac)){0,3}[ :.]{0,3}((?!1[89]00)[0-9](?:[ .-]{0,2}[0-9]){7,11})(?![0-9])/g;

/** A call written down word by word: "không chín không ba một một tám bốn hai năm". */
const SPOKEN = /(?<![a-z])khong(?:[ ,.-]{1,3}(?:khong|mot|hai|ba|bon|tu|nam|lam|sau|bay|bay|tam|chin)(?![a-z])){9,10}/g;

/** The same with figures in between, against filters: "0908.chín12.267", "không chín tám ba 41o 552". */
const SAID_FIGURE = "(?:[0-9oli]|khong|mot|hai|ba|bon|tu|nam|lam|sau|bay|tam|chin)";
const HALF_SPOKEN = new RegExp(
  `(?<![0-9a-z])(?:0|o|khong)${GAP}(?:[35789]|ba|nam|bay|tam|chin)(?:${GAP}${SAID_FIGURE}){8}(?![0-9a-z])`,
  "g",
);

const GLUED = /^(?:sdt|dt|so|zalo|tel|phone|lh|alo|goi|call|la|o|e|nha)$/;
const DATE = /^[0-9]{1,2}[ .-]{1,3}[0-9]{1,2}[ .-]{1,3}(?:19|20)[0-9]{2}/;

export function detectPhone({ folded, text }: Reading): Finding[] {
  const found: Finding[] = [];
  const add = (start: number, length: number) => found.push({ type: "phone", start, end: start + length });
  for (const { 0: number, index } of folded.matchAll(VIETNAMESE))
    if (isPhone(folded, text, index, number)) add(index, number.length);
  for (const { 0: number, index } of folded.matchAll(FOREIGN)) if (e164(number)) add(index, number.length);
  for (const match of folded.matchAll(ANNOUNCED)) {
    const number = match[1] ?? "";
    add(match.index + match[0].length - number.length, number.length);
  }
  for (const { 0: spoken, index } of folded.matchAll(SPOKEN)) add(index, spoken.length);
  for (const { 0: spoken, index } of folded.matchAll(HALF_SPOKEN))
    if (/[0-9]/.test(spoken) && !belongsToOther(folded, index)) add(index, spoken.length);
  return found;
}

function isPhone(folded: string, text: string, start: number, number: string): boolean {
  const digits = number.replace(/[^0-9]/g, "").length;
  if (digits < 7 || DATE.test(number)) return false;
  // Part of a longer figure ("1.0912345678"), unless what stands before is a whole number itself: "0912345678/0987654321".
  if (/(?<![0-9. ]{8})[0-9][.,/-]$/.test(folded.slice(Math.max(0, start - 12), start))) return false;
  const glued = /[a-z]{1,9}$/.exec(folded.slice(Math.max(0, start - 9), start));
  if (glued && !GLUED.test(glued[0])) return false;
  // A code goes on in capitals ("0912345678AB"); a capital that begins a word is a name typed without a space.
  if (/^[A-Z](?!\p{Ll})/u.test(text.slice(start + number.length, start + number.length + 3))) return false;
  return !belongsToOther(folded, start) && !(isAmount(folded, start + number.length) && !number.startsWith("0"));
}
