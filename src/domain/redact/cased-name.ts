import {
  ACTS,
  BESIDE,
  CLAIMS,
  CONTACT,
  FOLLOWS,
  isClearlyRude,
  NAMING,
  NOT_PERSONS,
  PHONE_NEXT,
  ROLE_NEXT,
  SELF_IS,
} from "./bare-name-context.ts";
import {
  around,
  isCased,
  isFirst,
  isInside,
  isJoined,
  isNameWord,
  isOrdinal,
  isTitled,
  NEVER,
} from "./bare-name-words.ts";
import type { Finding } from "./finding.ts";
import { isDaily, isGiven } from "./given-names.ts";
import { isPlaceAfter, isRoadBefore } from "./name-context.ts";
import { isFamily, isMiddle, isStop, type Word } from "./name-words.ts";
import { NAMED_AFTER } from "./named-after.ts";
import type { Reading } from "./reading.ts";

/** @returns how many words from `at`, which has a capital, are a name; 0 when they are none */
export function casedLength(reading: Reading, words: Word[], at: number, last: Finding | undefined): number {
  const first = words[at];
  if (!first || isStop(first, words[at + 1]) || NEVER.has(first.lower)) return 0;
  const length = runOf(reading, words, at, 4);
  const end = words[at + length - 1]?.end ?? first.end;
  const name = reading.folded.slice(first.start, end);
  const [previous, next] = [words[at - 1], words[at + length]];
  if (previous && (NAMED_AFTER.has(`${previous.folded} ${name}`) || NOT_PERSONS.has(`${previous.folded} ${name}`)))
    return 0;
  if (NOT_PERSONS.has(`${first.lower} ${next?.lower}`)) return 0;
  if (NAMED_AFTER.has(name) || /^[0-9]/.test(reading.folded.slice(end, end + 1))) return 0;
  const { form, before, after } = around(reading, first.start, end);
  if (NAMING[form].test(before)) return length;
  const called = CONTACT[form].test(before) || /(?:^|[:.;(\n]) ?$/.test(before);
  if (called && PHONE_NEXT.test(after) && (isGiven(first) || isFamily(first))) return length;
  if (
    length === 1 &&
    isPlaceWord(first) &&
    !PERSON_OF_NUMBER.test(before) &&
    !(isTitled(before, form) && ROLE_NEXT[form].test(after))
  )
    return 0;
  if (isTitleOfPlace(reading, previous, first) || isRoadBefore(reading, first.start) || SIGNBOARD.test(before))
    return 0;
  const titled = isTitled(before, form);
  const second = words[at + 1];
  // "Anh Hai ơi": a title itself, unless the sentence goes on before it ("cảm ơn Anh Thư").
  if (
    /^(?:anh|chi)$/.test(first.lower) &&
    !titled &&
    (!isInside(reading, first.start) || (second && isOrdinal(second)))
  )
    return 0;
  if (isOrdinal(first) && length === 2 && /(?<![\p{L}])nh[àa] $/u.test(before) && CLAIMS[form].test(after))
    return NAMED_AFTER.has(reading.folded.slice(words[at + 1]?.start, end)) ? 0 : length;
  if (isOrdinal(first) && length > 1 && titled)
    return NAMED_AFTER.has(reading.folded.slice(words[at + 1]?.start, end)) ? 0 : length;
  if (previous?.capital && first.start - previous.end === 1 && !titled)
    if (
      !isFirst(reading, previous.start) ||
      (isNameWord(previous) && !TIMES.has(previous.lower)) ||
      previous.allCapitals
    )
      return 0;
  if (isOrdinal(first) && length === 1) return PERSON_OF_NUMBER.test(before) ? 1 : 0;
  if (isClearlyRude(before, reading.marked)) return length;
  const given =
    (isGiven(first) || (length > 1 && isMiddle(first))) &&
    (length === 1 || words.slice(at, at + length).every(isNameWord));
  if (!given && !(length > 1 && isFamily(first))) return 0;
  if (isPlaceAfter(reading, end) && !(length === 1 ? /^ (?:và|va|vào|qua|rồi) / : /^ v[àa] /).test(after)) return 0;
  if (titled || BESIDE[form].test(before)) return length;
  if (length > 1 && WITH_ME.test(after)) return length;
  if (SELF_IS[form].test(before)) return length;
  if (last && isJoined(reading, last, first.start)) return length;
  if (
    CONTACT[form].test(before) &&
    (FOLLOWS[form].test(after) || /^ (?:th[ìi]|gi[úu]p|gi[ùu]m|d[ùu]m)(?!\p{L})/u.test(after))
  )
    return length;
  if (
    ACTS[form].test(after) &&
    (isInside(reading, first.start) || !isDaily(first) || /^ (?:ơi|oi|đây|day)/.test(after))
  )
    return length;
  if (length === 1 && isPaired(reading, words, at)) return 1;
  return isInside(reading, first.start) && isLonely(reading, words, at, length) ? length : 0;
}

/** "Bảo Hân vs e đi ngang". */
const WITH_ME = /^ (?:vs|va|và|với|voi) (?:e|em|m|mình|minh|tôi|toi|t|tui|tụi|tui em)(?![\p{L}])/u;

/** "quán ốc Đào", "tiệm bánh Hân": what a shop sells and what it is called. */
const SIGNBOARD =
  /(?<!\p{L})(?:quán|tiệm|tiem)(?: (?!(?:của|cua|nhà|nha|anh|chị|ông|bà|cô|chú|thằng|con|bé) )[\p{L}]+){1,2} $/u;

/** "Sáng Quyên ra chợ": times of day are given names too. */
const TIMES = new Set("sáng trưa chiều tối đêm hôm bữa sang trua chieu toi dem hom bua".split(" "));

/** "Linh va Trang": two known names, each alone with its capital. */
function isPaired(reading: Reading, words: Word[], at: number): boolean {
  const [first, joint, second, next] = words.slice(at, at + 4);
  if (!first || !joint || !second || !isGiven(second) || !isCased(reading, second)) return false;
  if (!/^ (?:và|va|với|voi|vs) $/.test(reading.lower.slice(first.end, second.start))) return false;
  if (next?.capital && next.start - second.end === 1) return false;
  return !OF_OTHER_THINGS.test(around(reading, first.start, first.start).before) && !isPlaceAfter(reading, second.end);
}

/** A known name with a capital in the middle of a sentence that no word claims for a place, a school subject or a month. */
function isLonely(reading: Reading, words: Word[], at: number, length: number): boolean {
  const [first, next] = [words[at], words[at + 1]];
  if (!first || !reading.marked || length > 1) return false;
  const { before } = around(reading, first.start, first.start);
  if (OF_OTHER_THINGS.test(before)) return false;
  return !next || next.start - first.end > 1 || !(next.capital || PARTS.has(next.lower));
}
/** "ở Vinh", "môn Văn", "tháng Giêng", "mì Quảng", "gửi Thanh tra". */
const OF_OTHER_THINGS =
  /(?<![\p{L}])(?:cây|ở|tại|từ|đến|tới|gần|ngang|về|vô|vào|ra|trên|đoạn|khúc|giữa|dọc|hẻm|số|giao|ngay|xuống|lên|tuyến|quanh|sát|trong|bài|môn|dạy|rớt|học|thi|thêm|tiết|giờ|tháng|thứ|mì|dao|châu|người|giọng|gốc|quê|vùng|hãng|hiệu|phim|app|kênh|vựa|bia|nước|tiếng|lễ|tết|ngày|năm|đất|cc|kp|dãy|đô thị|đi|phía|gầm|bác|trại|dòng|miếng|lề|trời|hát|kiểm tra|gửi|ốc|phở|bún|cơm|lẩu|bánh|chè|xôi|cháo|hủ tiếu|(?:quán|tiệm) [\p{L}]+|đêm|quân|sở|ban|bộ|miền|bên trời|lối|kiểu|món|nhạc|ấp|xóm|làng|tổ|[0-9]+) $/u;
const PARTS = new Set("lộ ấp đồng khu kiều học lịch hóa hoá ngữ sử lý tra tạo phố thừa phủ hội sản đoàn".split(" "));

/** "thầy Nam", "bác sĩ Hai": there the number among brothers and sisters is the name. */
const PERSON_OF_NUMBER = /(?<![a-z])(?:bác sĩ|bac si|bs|thầy|thay|luật sư|luat su|cán bộ|can bo) $/i;
/** "miền Tây", "giọng Huế", "khách Nhật", "về Mỹ": alone they are more often places and peoples. */
const PLACE_WORDS = new Set("tây mỹ huế nhật trung việt pháp nga bắc nam hàn đức anh quốc".split(" "));
const isPlaceWord = ({ lower }: Word) => PLACE_WORDS.has(lower);
const TITLES_OF_PLACES = new Set("bà ông cô cụ chú cù út ba ong co cu chu ut bác bac châu chau".split(" "));

/** "cầu Ông Lãnh", "xã Bà Điểm": a title with a capital in the middle of a sentence. */
const isTitleOfPlace = (reading: Reading, title: Word | undefined, word: Word) =>
  title?.capital === true &&
  word.start - title.end === 1 &&
  TITLES_OF_PLACES.has(title.lower) &&
  isInside(reading, title.start);

/** Words with capitals, one space apart. */
function runOf(reading: Reading, words: Word[], at: number, most: number): number {
  let length = 1;
  for (; length < most; length++) {
    const [previous, word] = [words[at + length - 1], words[at + length]];
    if (!previous || !word || reading.folded.slice(previous.end, word.start) !== " ") break;
    if (!isCased(reading, word) || isStop(word, words[at + length + 1])) break;
  }
  return length;
}
