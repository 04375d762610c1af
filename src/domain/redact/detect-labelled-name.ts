import { NOT_PERSONS } from "./bare-name-context.ts";
import { isOrdinal } from "./bare-name-words.ts";
import type { Finding } from "./finding.ts";
import { isGiven } from "./given-names.ts";
import { isFamily, isMiddle, type Word, wordsOf } from "./name-words.ts";
import { NAMED_AFTER } from "./named-after.ts";
import type { Reading } from "./reading.ts";

/** Notes of the hotline and forms say whose name comes: "ng báo: tạ quang lộc", "Cán bộ tiếp nhận: Hồng Loan". */
const LABEL =
  "(?:ng(?:uoi)?(?: dan)? (?:bao(?: tin)?|goi(?: den)?|pa|phan anh|gui|lien he|lam don|viet don|nop|nhan|ky|dung ten|dai dien|to cao|khieu nai)|nb|nd|ndpa|npa|nlh|k/h|kh|cd|ctk|tk|goi den|ho (?:va )?ten|ten|(?:can bo|nhan vien|cong dan|khach hang|bac si|tai xe)(?: (?!bao |noi |goi )[a-z]+){0,3}|ky ten|dai dien|chu ho|benh nhan|nan nhan|lien he|lh|from|sender)";
const TITLE = "(?:(?:anh|chi|ong|ba|co|chu|bac|di|em|be|cu|a|c)\\.? )?";
const LABELLED = new RegExp(`(?:^|[.;,(\\n\\[/-] ?)${LABEL} ?[:.-] ?${TITLE}(?=[a-z])`, "g");
/** Short labels that stand before a name without a colon; then the name needs its capital. */
const NOTED = new RegExp(
  `(?:^|[.;,(\\n] ?)(?:ng(?:uoi)? bao(?: tin)?|nb|ndpa|npa|nlh|k/h|kh|cd) ${TITLE}(?=[a-z])`,
  "g",
);
/** Under the text, or after its last full stop and a dash. */
const SIGNED = /(?:\n|[.!?)] ?[-–—] ?| — )(?=\p{Lu}[\p{L} ]{2,40}[ .]*$)/gu;

/** Who reports without saying who. */
const NAMELESS =
  /^(?:an danh|giau ten|khong|dan (?:cu|pho|phong)|cong (?:an|nhan|ty)|bao ve|nhan vien|sinh vien|hang xom|to truong|ban quan|nguoi|chua|xin|duong|hem|quan|phuong|co quan|ho dan|truong|thanh tra)(?![a-z])/;

export function detectLabelledName(reading: Reading): Finding[] {
  let words: Word[] | undefined; // few texts have a label at all
  const found: Finding[] = [];
  const take = (at: number, accepts: (run: Word[], after: string) => boolean) => {
    words ??= wordsOf(reading);
    const run = runAt(reading, words, at);
    const [first, last] = [run[0], run.at(-1)];
    if (!first || !last || NAMELESS.test(reading.folded.slice(first.start))) return;
    if (NAMED_AFTER.has(reading.folded.slice(first.start, last.end))) return;
    if (accepts(run, reading.folded.slice(last.end, last.end + 24)))
      found.push({ type: "name", start: first.start, end: last.end });
  };
  for (const { 0: label, index } of reading.folded.matchAll(LABELLED))
    take(index + label.length, (run, after) => ENDS.test(after) && isName(run));
  if (!reading.caseless)
    for (const { 0: label, index } of reading.folded.matchAll(NOTED))
      take(index + label.length, (run, after) => ENDS_NOTED.test(after) && isName(run) && run.every(isCapital));
  if (!reading.caseless)
    for (const { 0: label, index } of reading.text.matchAll(SIGNED))
      take(index + label.length, (run, after) => /^[ .]*$/.test(after) && isSigned(run));
  return found.toSorted((a, b) => a.start - b.start).filter((one, i, all) => one.start !== all[i - 1]?.start);
}

const ENDS = /^ ?(?:[,.;:\n()/-]|$|[0-9]{6}|0[0-9])/;
const ENDS_NOTED = /^ ?(?:[,.;:\n()/-]|$|[0-9]{6}|0[0-9]|(?:bao|goi|pa|phan anh|xin|hoi|de nghi)(?![a-z]))/;
const isCapital = ({ capital }: Word) => capital;

/** Up to four words, one space apart, that could be a name. */
function runAt({ folded }: Reading, words: Word[], start: number): Word[] {
  const from = words.findIndex((word) => word.start === start);
  if (from < 0) return [];
  const run: Word[] = [];
  for (const word of words.slice(from, from + 4)) {
    const last = run.at(-1);
    if ((last && folded.slice(last.end, word.start) !== " ") || !isPart(word)) break;
    run.push(word);
  }
  return run;
}

const isPart = (word: Word) => isGiven(word) || isFamily(word) || isMiddle(word);

function isName(run: Word[]): boolean {
  const [first, second] = run;
  const last = run.at(-1);
  if (!first || !last) return false;
  if (run.length === 1) return isGiven(first) && !isOrdinal(first);
  if (NOT_PERSONS.has(`${first.lower} ${second?.lower}`)) return false;
  return isFamily(first) || isGiven(last);
}

const isSigned = (run: Word[]) =>
  run.length >= 2 && run.every(isCapital) && isFamily(run[0] as Word) && isGiven(run.at(-1) as Word); // safe: two at least
