import type { Finding } from "./finding.ts";
import { belongsToOther, isAmount } from "./not-personal.ts";
import type { Reading } from "./reading.ts";

const BANK =
  "(?:vietcombank|vcb|techcombank|tcb|agribank|agri|bidv|vietinbank|viettinbank|vietin|mb ?bank|mb|acb|vp ?bank|tp ?bank|sacombank|stb|scb|shb|vib|msb|ocb|hd ?bank|eximbank|dong ?a ?bank|sea ?bank|lp ?bank|nam a bank|abbank|bac a bank|pvcombank|kienlongbank|cake|timo|woori|shinhan ?bank|ngan hang|nh)";
const FILLER = `(?:so|tk|tai khoan|la|cua|toi|tui|em|minh|e|m|t|mk|mik|ck|vk|con|anh|chi|ong|ba|co|chu|ho|no|ben|quy|ngan hang|nh|tai|vao|qua|ten|ca nhan|nhan tien|nay|sau|chinh chu|${BANK})`;
const BETWEEN = `(?:[ :.,#()/-]{1,3}${FILLER}(?![a-z])){0,6}[ :.,#()-]{0,4}`;
/** o typed for 0, l for 1, against filters. */
const NUMBER = "([0-9](?:[ .-]?[0-9ol]){5,18})(?![0-9a-z]|[.,/][0-9])";

/** "STK", "số tài khoản": whatever stands next is the number. */
const ANNOUNCED = new RegExp(
  `(?<![a-z])(?:stk|so tai khoan|so tk|tai khoan|tk|account|acc|chuyen khoan|ck)${BETWEEN}${NUMBER}`,
  "g",
);
const AFTER_BANK = new RegExp(`(?<![a-z])${BANK}${BETWEEN}${NUMBER}`, "g");
const BEFORE_BANK = new RegExp(
  `(?<![0-9a-z]|[0-9][.,/-])([0-9](?:[ .-]?[0-9]){7,18})(?![0-9a-z])[ ,:(-]{1,3}(?:tai |cua )?${BANK}(?![a-z])`,
  "g",
);
const MOBILE = /^0[35789][0-9]{8}$/;
const AMOUNT = /^[1-9][0-9]{0,2}(?:\.[0-9]{3}){1,4}$/;

export function detectBankAccount({ folded }: Reading): Finding[] {
  const found: Finding[] = [];
  for (const match of folded.matchAll(ANNOUNCED))
    add(match, match.index + match[0].length - (match[1] ?? "").length, 6);
  for (const match of folded.matchAll(AFTER_BANK)) {
    // A hotline's or a friend's number after "ngân hàng" stays a phone number.
    const start = match.index + match[0].length - (match[1] ?? "").length;
    if (!MOBILE.test(digitsOf(match))) add(match, start, 8);
  }
  for (const match of folded.matchAll(BEFORE_BANK)) if (!MOBILE.test(digitsOf(match))) add(match, match.index, 8);
  return found;

  function add(match: RegExpExecArray, start: number, least: number): void {
    const number = match[1] ?? "";
    const end = start + number.length;
    if (digitsOf(match).length < least || AMOUNT.test(number) || isAmount(folded, end)) return;
    if (belongsToOther(folded, start) || /^1[89]00/.test(number)) return;
    found.push({ type: "bank_account", start, end });
  }
}

const digitsOf = (match: RegExpExecArray) => (match[1] ?? "").replace(/[^0-9ol]/g, "");
