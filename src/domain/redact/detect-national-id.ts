import type { Finding } from "./finding.ts";
import { belongsToOther, isAmount } from "./not-personal.ts";
import type { Reading } from "./reading.ts";

/**
 * Twelve digits: province 001–096, century and sex 0–3 (born 1900–2099), year of birth, six more.
 * Source: NĐ 137/2015/NĐ-CP art. 13. Recognised without being announced; spaces, dots and dashes between groups, o typed for 0, l for 1.
 */
const CITIZEN = /(?<![0-9a-z])[0o](?:[ .-]?[0-9ol]){11}(?![0-9a-z]|[.,/-][0-9])/g;
/** Health insurance card: two letters and thirteen digits. */
const HEALTH_CARD = /(?<![0-9a-z])[a-z]{2}[0-9](?:[ .-]?[0-9]){12}(?![0-9a-z])/g;

/** Announced a few words before, with its digits in groups or one forgotten: "thẻ bhyt của bà ngoại số gd 4 79 011 552 780". */
const HEALTH_CARD_SAID =
  /(?<![a-z])(?:bhyt|bao hiem(?: y te)?)(?![a-z])[^0-9.;!?\n]{0,30}?(?<![a-z])([a-z]{2} ?[0-9](?:[ .-]?[0-9]){10,13})(?![0-9a-z])/g;

/** Passports: one or two letters and six to eight digits (France: two digits, two letters, five digits), a few words behind. */
const PASSPORT =
  /(?<![a-z])(?:ho chieu|passport|so hc)(?![a-z])[^0-9.;!?\n]{0,30}?(?<![a-z])([a-z]{1,2} ?[0-9](?: ?[0-9]){5,7}|[0-9]{2} ?[a-z]{2} ?[0-9]{5})(?![0-9a-z])/g;
/** "số cũ 024 673 918", where papers are the matter: nine digits until 2016. */
const OLD = /(?<![a-z])so cu(?: la)?[ :.(-]{1,3}([0-9]{3}[ .-]?[0-9]{3}[ .-]?[0-9]{3})(?![0-9a-z]|[.,/-][0-9])/g;
const OF_PAPERS = /(?<![a-z])(?:cccd|cmnd|cmt|can cuoc|chung minh|vneid)(?![a-z])/;

const WORDS =
  "(?:cccd|cmnd|cmtnd|cmt|cmtnd|can cuoc(?: cong dan)?|chung minh(?: nhan dan| thu)?|giay to(?: tuy than)?|dinh danh(?: ca nhan)?|ho chieu|passport|ma (?:so )?bhxh|so bhxh|bhxh|bhyt|the bhyt|gplx|bang lai|giay phep lai xe|cc|id)";
const BETWEEN =
  "(?:[ :.,#()-]{1,3}(?:so|la|cua|toi|tui|em|minh|e|m|t|mk|mik|ck|vk|a|c|con|chau|anh|chi|ong|ba|me|va|gan|chip|cu|moi|nay|ma|the|dinh|danh)(?![a-z])){0,4}[ :.,#(-]{0,4}";
const ANNOUNCED = new RegExp(
  `(?<![a-z])${WORDS}${BETWEEN}([0-9](?:[ .-]?[0-9]){8,11}|[a-z] ?[0-9]{7,8})(?![0-9a-z])`,
  "g",
);

export function detectNationalId({ folded }: Reading): Finding[] {
  const found: Finding[] = [];
  const add = (start: number, end: number) => found.push({ type: "national_id", start, end });
  for (const { 0: number, index } of folded.matchAll(CITIZEN)) {
    const end = index + number.length;
    if (
      isCitizenNumber(
        number
          .replaceAll("o", "0")
          .replaceAll("l", "1")
          .replace(/[^0-9]/g, ""),
      ) &&
      !belongsToOther(folded, index) &&
      !isAmount(folded, end)
    )
      add(index, end);
  }
  for (const { 0: number, index } of folded.matchAll(HEALTH_CARD))
    if (!belongsToOther(folded, index)) add(index, index + number.length);
  for (const match of folded.matchAll(ANNOUNCED)) {
    const number = match[1] ?? "";
    const digits = number.replace(/[^0-9]/g, "").length;
    const end = match.index + match[0].length;
    const isMobile = /^0[35789]/.test(number) && digits === 10 && !/bhxh|bhyt/.test(match[0]);
    if (digits !== 11 && !isMobile && !isAmount(folded, end)) add(end - number.length, end);
  }
  const old = OF_PAPERS.test(folded) ? folded.matchAll(OLD) : [];
  for (const { 0: whole, 1: number = "", index } of [
    ...folded.matchAll(PASSPORT),
    ...folded.matchAll(HEALTH_CARD_SAID),
    ...old,
  ])
    add(index + whole.length - number.length, index + whole.length);
  return found;
}

function isCitizenNumber(digits: string): boolean {
  const province = Number(digits.slice(0, 3));
  const century = Number(digits[3]);
  const year = Number(digits.slice(4, 6));
  if (province < 1 || province > 96 || century > 3) return false;
  // Nobody alive was born before 1910, and nobody whose number is written today after 2040.
  return century <= 1 ? year >= 10 : year <= 40;
}
