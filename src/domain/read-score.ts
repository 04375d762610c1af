import type { Score } from "./csat.ts";
import { foldText } from "./text.ts";

/** What somebody may put around an answer without saying anything else. */
const AROUND = /^(?:(?:da|vang|thua|em|toi|minh|chi|anh|ong|ba|cham|cho|danh gia|diem|so|la|rat cam on|cam on)\s+)+/;
const AFTER = /(?:\s+(?:a|nhe|nha|nhe a|lam|nhieu|ban|cam on|cam on ban|diem|sao|ad|admin|qua|luon))+$/;

/** Folded words, the longer ones first where one holds the other. */
const WORDS: readonly [RegExp, Score][] = [
  [/^(?:rat|cuc ky|hoan toan|vo cung|qua) (?:khong|chua|ko|k|that vong|te|kem)(?: hai long)?$/, 1],
  [/^(?:that vong|te hai|qua te|rat te|te)$/, 1],
  [/^(?:khong|chua|ko|k|hong|hok|0)(?: duoc)? (?:hai long|tot|on|hl)$/, 2],
  [/^(?:khong|chua) chap nhan(?: duoc)?$/, 2],
  [/^(?:chap nhan|chap nhan duoc|binh thuong|tam duoc|tam on|tam|duoc)$/, 3],
  [/^(?:hai long|tot|kha tot|kha hai long|on)$/, 4],
  [/^(?:rat|cuc ky|hoan toan|vo cung|qua) (?:hai long|tot|on|tuyet voi)$/, 5],
  [/^(?:tuyet voi|xuat sac)$/, 5],
];

/**
 * The score in an answer to "how content are you", in digits or words; null when the message says anything else: a "5"
 * inside a sentence is a house number.
 */
export function readScore(text: string): Score | null {
  const stars = /^\s*((?:⭐️?|★|🌟)+)\s*$/u.exec(text);
  if (stars?.[1]) return toScore([...stars[1].replaceAll("\ufe0f", "")].length);
  const folded = foldText(text.normalize("NFKC"))
    .replace(/[.,!?…:;"'()~*]+/g, " ")
    .replace(/\s+/g, " ")
    .trim();
  if (folded.length > 60) return null;
  const bare = folded.replace(AROUND, "").replace(AFTER, "").trim();
  const digit = /^([1-5])(?:\s*\/\s*5)?(?: (?:diem|sao))?$/.exec(bare);
  if (digit?.[1]) return toScore(Number(digit[1]));
  // "5 - Rất hài lòng", as it stands on the button.
  const labelled = /^([1-5]) ?[-·–)]? ?(.+)$/.exec(bare);
  const inWords = scoreOf(bare) ?? scoreOf(folded);
  if (inWords) return inWords;
  return labelled?.[1] && labelled[2] && scoreOf(labelled[2]) === Number(labelled[1])
    ? toScore(Number(labelled[1]))
    : null;
}

const scoreOf = (words: string): Score | undefined => WORDS.find(([shape]) => shape.test(words))?.[1];

const toScore = (n: number): Score | null => (n >= 1 && n <= 5 ? (n as Score) : null); // a whole number in 1..5
