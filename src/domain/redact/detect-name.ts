import type { Finding } from "./finding.ts";
import { isGiven } from "./given-names.ts";
import {
  contextBefore,
  hasTitle,
  isActing,
  isContact,
  isIntroducing,
  isPersonAfter,
  isPlaceAfter,
  isSelfNamed,
  isSignature,
  isSigningOff,
  mayBeGiven,
  phrases,
} from "./name-context.ts";
import { isDoubtfulFamily, isFamily, isMiddle, isStop, isTypicalMiddle, type Word, wordsOf } from "./name-words.ts";
import { NAMED_AFTER } from "./named-after.ts";
import type { Reading } from "./reading.ts";

/** Called by their place among brothers and sisters: "chị Hai", "bà Tư", "Út". No name unless one follows. */
const ORDINAL = phrases("^(?:hai|ba|tư|bốn|năm|sáu|bảy|bẩy|tám|chín|mười|út|cả|nhỏ|lớn)$");
/** After "ông", "bà", "cô": places, peoples, roles, not persons. Where it takes two words, one may be a name. */
const NOT_GIVEN = phrases(
  "^(?:lãnh|chiểu|điểm|hom|rịa|hạt|triệu|đen|nà|thìn|quẹo|huyện|ích|bầu|chúa|giáo|con|công an|csgt|công nhân|công ty|điện lực|cấp nước|thoát nước|môi trường|cây xanh|bưu điện|sinh viên|thanh niên|thanh tra|hàng xóm|bảo vệ|cán bộ|dân phòng|chủ tịch|tổ trưởng|trưởng|giám đốc|bí thư|việt kiều|tây|grab|bê đê|shipper|google|ubnd|nhân viên|lao công|thư ký|thủ quỹ|quản lý|phường|quận|xã|sài gòn|hà nội|bình dương|miền|hàn|nhật bản|trung quốc|úc|pháp|dân|ngoại|nội|chủ|cô|bạn|thủ đức|thứ|tháng|tết|facebook|zalo|covid|vneid|báo|quốc lộ|tàu|kênh|lửa)(?![\\p{L}])",
  "u",
);

export function detectName(reading: Reading): Finding[] {
  const found: Finding[] = [];
  const words = wordsOf(reading);
  for (let at = 0; at < words.length; at++) {
    const length = fullName(reading, words, at) || givenName(reading, words, at);
    const [first, last] = [words[at], words[at + length - 1]];
    if (length === 0 || !first || !last) continue;
    found.push({ type: "name", start: first.start, end: last.end });
    at += length - 1;
  }
  return found;
}

/** @returns how many words from `at` are a family name with what belongs to it; 0 when they are not a person's name */
function fullName(reading: Reading, words: Word[], at: number): number {
  const first = words[at];
  const second = words[at + 1];
  if (!first || !second || !isFamily(first) || isInsideName(reading, words, at)) return 0;
  const length = runLength(reading, words, at);
  const last = words[at + length - 1];
  if (length < 2 || !last || /[0-9]/.test(reading.folded.charAt(last.end))) return 0;
  const before = contextBefore(reading, first.start);
  if (before === "place") return 0;
  const sure = !isDoubtfulFamily(first) && length >= 3;
  if (!hasCapital(reading, first) && !(sure && isClear(first, second))) return 0;
  const place = isPlaceAfter(reading, last.end);
  // "Bà Hồ Thị Chín, 88/12B …" is at home there; "cô Giang, phường 2" may be a street.
  if (before === "titled")
    return !place || (sure && (isSelfNamed(reading, first.start) || isNoStreet(reading, words, at, length)))
      ? length
      : 0;
  if (isContact(reading, first.start) && length < 3 && !isPhoneNear(reading, first.start, last.end)) return 0;
  if (before === "introduced" && place && !isSelfNamed(reading, first.start)) return 0;
  if (before === "introduced" || isSelfNamed(reading, first.start))
    return isDoubtfulFamily(first) && length < 3 ? 0 : length;
  if (place) return 0;
  if (isPersonAfter(reading, last.end)) return sure || isMiddle(second) ? length : 0;
  if (!sure) return 0;
  if (isSignature(reading, first.start, last.end) || isActing(reading, first.start, last.end)) return length;
  return isNoStreet(reading, words, at, length) ? length : 0;
}

/** Three or four words with capitals that no street or ward is called: "báo Nguyễn Quang Tú xuống dọn". */
function isNoStreet(reading: Reading, words: Word[], at: number, length: number): boolean {
  const run = words.slice(at, at + length);
  if (length > 4 || reading.caseless || run.some(({ capital, allCapitals }) => !capital || allCapitals)) return false;
  if (!run.slice(1).some((word) => isMiddle(word) || isGiven(word))) return false;
  const names = [2, 3, 4].map((many) =>
    run
      .slice(0, many)
      .map(({ folded }) => folded)
      .join(" "),
  );
  return !names.some((name) => NAMED_AFTER.has(name));
}

const hasCapital = ({ caseless }: Reading, word: Word) => !caseless && word.capital;

/** Without capitals only what can hardly be other words: "nguyen van thu", "trần thị lan", not "lai thi noi". */
const isClear = (family: Word, middle: Word) =>
  (isTypicalMiddle(middle) && !(family.folded === "luong" && middle.folded === "huu")) ||
  /^(?:nguyen|tran|pham|huynh)$/.test(family.folded);

/** "Trinh" of "Phan Chu Trinh": what stands before was looked at and is no person. The first word of a sentence may be any. */
function isInsideName(reading: Reading, words: Word[], at: number): boolean {
  const [word, previous] = [words[at], words[at - 1]];
  if (!word?.capital || !previous?.capital || reading.caseless || word.start - previous.end !== 1) return false;
  if (isStop(previous, word) || /^[bcdghklmnpqrstvx]+$/.test(previous.folded)) return false; // "TK", "BS"
  const beforeTitle = words[at - 2];
  if (hasTitle(reading, word.start)) return beforeTitle?.capital === true && previous.start - beforeTitle.end === 1;
  return (
    isFamily(previous) ||
    !/(?:^|[.!?:;\n(]) ?$/.test(reading.folded.slice(Math.max(0, previous.start - 2), previous.start))
  );
}

/** @returns how many words from `at` are a given name after a title, or after "tôi tên", "gặp"; 0 when they are none */
function givenName(reading: Reading, words: Word[], at: number): number {
  const first = words[at];
  if (!first || reading.caseless || !first.capital || first.allCapitals || first.end - first.start < 2) return 0;
  if (!mayBeGiven(reading, first) || isInsideName(reading, words, at)) return 0;
  const form = reading.marked ? "marked" : "plain";
  const ahead = (reading.marked ? reading.lower : reading.folded).slice(first.start, first.start + 24);
  if (NOT_GIVEN[form].test(ahead) || isStop(first, words[at + 1])) return 0;
  if (NAMED_AFTER.has(`${words[at + 1]?.folded} ${words[at + 2]?.folded}`)) return 0; // "chị Hai Vũng Tàu"
  const length = Math.min(runLength(reading, words, at), 4);
  const taken = length <= 3 ? Math.max(1, length) : 1;
  const last = words[at + taken - 1];
  if (
    !last ||
    /[0-9]/.test(reading.folded.charAt(last.end)) ||
    (taken === 1 && ORDINAL[form].test(ahead.slice(0, first.end - first.start)))
  )
    return 0;
  if (isSigningOff(reading, first.start, last.end)) return taken;
  if (
    isSelfNamed(reading, first.start) &&
    (!isContact(reading, first.start) || isPhoneNear(reading, first.start, last.end))
  )
    return taken;
  if (taken >= 2 && isIntroducing(reading, first.start, last.end)) return taken;
  if (!hasTitle(reading, first.start) || !isTitleOfPerson(reading, first.start)) return 0;
  if (taken >= 2 && isPlaceAfter(reading, last.end)) return 0;
  return contextBefore(reading, first.start) === "titled" ? taken : 0;
}

/** A phone number follows, or after "gặp" nothing: "gọi Hương 0900…", "gặp Tuấn." */
function isPhoneNear({ folded }: Reading, start: number, end: number): boolean {
  const after = folded.slice(end, end + 14);
  if (/^[ :,(-]{1,3}(?:sdt|dt|so)?[ :]{0,2}(?:\(?\+?84|0)[0-9]/.test(after)) return true;
  return /gap[ :]{1,3}$/.test(folded.slice(Math.max(0, start - 6), start)) && /^(?: ?[.)\n]|$)/.test(after);
}

/** "Bà Hạt" with a capital inside a sentence is a place; "bà Hạnh" and, at its beginning, "Bà Hạnh" are persons. */
function isTitleOfPerson({ text }: Reading, at: number): boolean {
  const before = text.slice(Math.max(0, at - 14), at);
  return !/[\p{L}\d,] \p{Lu}\p{L}* $/u.test(before);
}

/** Words from `at` that may be one name: with capitals, one space apart; without, family, middle and given name. */
function runLength(reading: Reading, words: Word[], at: number): number {
  const first = words[at];
  if (!first) return 0;
  const needsCapital = hasCapital(reading, first);
  if (!needsCapital && !(words[at + 1] && isMiddle(words[at + 1] as Word))) return 0; // safe: checked in the same line
  let length = 1;
  for (; length < 5; length++) {
    const [word, previous] = [words[at + length], words[at + length - 1]];
    if (!word || !previous || !isOneName(reading, previous, word)) break;
    if (isStop(word, words[at + length + 1])) break;
    if (needsCapital && !word.capital) break;
    if (!needsCapital && length === 3 && !isEnd(reading, word.end)) break;
    if (!needsCapital && length > 3) break;
  }
  return length;
}

/** One space apart, or after a part cut short: "Trần Thị B. Hạnh", "Lê Th. Kim Oanh". */
function isOneName({ folded }: Reading, previous: Word, word: Word): boolean {
  const between = folded.slice(previous.end, word.start);
  return (
    between === " " ||
    (/^\. ?$/.test(between) && /^(?:[a-z]|th|ng|nh|tr|ph|kh|ch|gi|qu)$/.test(previous.folded) && word.capital)
  );
}

const isEnd = ({ folded }: Reading, end: number) => /^ ?(?:[,.;:)\n0-9-]|$)/.test(folded.slice(end, end + 3));
