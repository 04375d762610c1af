import type { Finding } from "./finding.ts";
import { startsLikeStreet } from "./name-words.ts";
import type { Reading } from "./reading.ts";

/** 12, 45/3, 564/2/15, 123/4A, 12A/3B, 15 bis. */
const NUMBER =
  "[0-9]{1,5}[a-z]?[0-9]?(?:/[0-9]{1,4}[a-z]?[0-9]?(?:\\.[0-9]{1,2})?){0,5}(?: bis| ter)?(?![0-9a-z/]|[.,][0-9]|%)";
const ANY = new RegExp(`(?<![0-9a-z/.,]|[0-9][-:])${NUMBER}`, "g");

/** "số nhà 45/3", "nhà số 12", "căn số 7", "căn hộ số 1204". */
const NUMBER_OF_HOUSE =
  /(?<![a-z])(?:so nha|sn|s\/n|nha (?:(?:o|toi|tui|em|e|minh|m|con|chau|anh|chi|ong|ba|co|chu|bac) )?so|nha tro so|can(?: nha| ho)? so|can ho)(?: la| cua toi)?[ :.]{1,3}$/;
const AT_HOME =
  /(?<![a-z])(?:(?:nha|tro|phong tro|can nha)(?: (?:toi|tui|em|minh|con|chau|e|m|t|anh|chi|ong|ba|rieng|me|ba me|bo me|ngoai|noi)){0,2} (?:o|tai)|nha (?:toi|tui|em|e|mik|mk|minh|chau|con)|(?:toi|tui|em|minh|con|chau|e|gia dinh|hien|dang|song)(?: (?:dang|hien|tro))? (?:o|ngu|ngu tai|o tai|cu ngu|cu ngu tai|tro|thuong tru)|ngu(?: tai)?|cu ngu(?: tai)?|thuong tru(?: tai)?|tam tru(?: tai)?|dia chi(?: nha)?(?: (?:toi|tui|em|minh|o|tai|la))?|dc|d\/c)[ :,]{1,3}(?:so )?$/;
const HOUSE = /(?<![a-z])(?<!toa )(?<!moi )(?:nha|can|can nha)[ :]{1,2}$/;
const NUMBERED = /(?<![a-z])so[ :]{1,2}$/;
const AT =
  /(?<![a-z])(?:o|tro|thue|tai|truoc|doi dien|canh|gan|ngay|sau|ben hong|quan|tiem|co so|can|nha|karaoke|vao|toi|den|trong|cong trinh|chu nha|ho|dau|cuoi)(?: so)?[ :]{1,2}$/;
const ALLEY = /(?<![a-z])(?:hem|kiet|ngo|ngach|h\.)(?: so)?[ :]{1,2}$/;
/** What bears a number and is nobody's house: roads, bridges, lines, areas, lamp posts, files, laws. */
const OTHER_THING =
  /(?<![a-z])(?:duong|dg|cho|xom|khu dan cu|kdc|cua hang|bai|bai trong|nga|pho|dai lo|ql|tl|dt|hl|quoc lo|tinh lo|huong lo|to|tdp|kp|khu pho|khu|ap|thon|phuong|quan|q|p|lop|truong|cau|kenh|rach|tuyen|bus|xe|xe buyt|tram|tru|cot|den|cong|be|lo|lau|tang|block|toa|phong|ban|cua|ngay|hom|sang|chieu|toi ngay|dem|thang|tu|den ngay|khoang|nam|luc|goc|giao|giao lo|nga ba|nga tu|nga nam|vong xoay|nghi dinh|thong tu|luat|nd|qd|tt|cv|van ban|cong van|quyet dinh|thong bao|diem|ty le|khoa|mau|dot|lan|gio|tai trong|huyet ap|nhip|doi|ca|vi tri|chot|km|cay so)(?: so)?[ :.-]{0,2}$/;
/** The days after which streets are named; as houses they are announced by more than an alley. */
const DAY_STREET =
  /^(?:3\/2|30\/4|19\/5[a-z]?|26\/3|27\/7|27\/4|2\/9|19\/8|1\/5|8\/3|20\/11|22\/12|23\/9|23\/10|3\/4|17\/3|2\/4|20\/7|24\/24|24\/7|7\/7|1\/1|1\/2|50\/50)$/;
const UNIT =
  /^ ?(?:tang|lau|tret|tam|met|m2|m|cay so|cay|km|nguoi|nhan khau|ho|can|thang|nam|ngay|tuan|gio|phut|g|h|p|tuoi|t|trieu|tr|ty|ngan|k|nghin|dong|phong|gian|con|dua|chau|mat|mieng|phan|lan|chiec|cai|chuc|tram|muoi|the he|ben|dan|xe|dot|bua|buoi|ban|nha|toa|lop|lon|nho|vien|tan|ky|kg|do|thung|cap|chai|dia|diem|sao|thua|quan|truong|trong|benh nhan|khach|em|anh|chi)(?![a-z0-9])/;
const STREET =
  /^(?:,? ?(?:ben (?:phu dinh|binh dong|me coc|van don|nghe|chuong duong|ham tu)|duong|đuong|dg|d\.|pho|hem|kiet|ngo|ql|tl|quoc lo|tinh lo|khu pho|ap|lo [a-z0-9]{1,3}|cu xa|chung cu|block)(?![a-z])|[ ,]{1,2}(?:kp|to) ?[0-9])/;

/** "căn hộ A12-05", "căn 12.05": block, floor and flat. */
const FLAT =
  /(?<![a-z])(?:can ho|can)(?: so)? ([a-z]{0,2}[0-9]{1,2}[a-z]?[.-][0-9]{1,2}(?:[.-][0-9]{2})?)(?![0-9a-z])/g;

export function detectHouseNumber(reading: Reading): Finding[] {
  const found: Finding[] = [];
  for (const { 0: number, index } of reading.folded.matchAll(ANY))
    if (isHouse(reading, index, number)) found.push({ type: "house_number", start: index, end: index + number.length });
  for (const match of reading.folded.matchAll(FLAT)) {
    const end = match.index + match[0].length;
    found.push({ type: "house_number", start: end - (match[1] ?? "").length, end });
  }
  return found;
}

function isHouse(reading: Reading, start: number, number: string): boolean {
  const { folded } = reading;
  const end = start + number.length;
  const before = folded.slice(Math.max(0, start - 40), start);
  const after = folded.slice(end, end + 30);
  const slashed = number.includes("/");
  if (/(?<![a-z])sn[ :.]{1,3}$/.test(before) && /^(?:19|20)[0-9]{2}$/.test(number)) return false; // born in
  if (NUMBER_OF_HOUSE.test(before))
    return !/^can ho 1?[0-9]$/.test(number) && !(UNIT.test(after) && !/so[ :.]+$|nha[ :.]+$/.test(before));
  if (slashed && isDate(number)) return false;
  if (/(?<![a-z])(?:o|o tai|thue|tai) phong(?: tro)?(?: so)? $/.test(before))
    return !/^ ?(?:khoa|benh|cap cuu|hop|ban)/.test(after);
  if (isPublicPlace(folded, start, slashed)) return false;
  if (/^[0-9]+(?:[hgptk]|m2?)$/.test(reading.text.slice(start, end)) || /cach nha[ :]$/.test(before)) return false;
  const announced = AT_HOME.test(before);
  if (announced) return slashed || /[a-z]/.test(number) || isStreet(reading, end) || /so $/.test(before);
  if (OTHER_THING.test(before) || isCapitalNumber(reading, before, start)) return false;
  if (slashed) return isSlashedHouse(reading, before, number, end);
  if (UNIT.test(after) || /^[ ]?[-–][ ]?[0-9]/.test(after)) return false;
  if (HOUSE.test(before))
    return (
      number.length >= 3 ||
      /[a-z]/.test(number) ||
      isStreet(reading, end) ||
      /^ ?(?:[,.;)]|$| (?:va|voi) (?:nha|so|can)(?: so)? [0-9])/.test(after)
    );
  if (NUMBERED.test(before)) return !ALLEY.test(before) && !/[-/] ?so $/.test(before) && isStreet(reading, end, true);
  return AT.test(before) && isStreet(reading, end, true);
}

/** What is open to all: its number tells where the matter is, not where a person lives. */
const PUBLIC =
  /(?<![a-z])(?:truong|benh vien|bv|tram|chua|dinh|den tho|mieu|nha tho|thanh that|quan|tiem|cua hang|shop|sieu thi|cong ty|cty|cho|ubnd|uy ban|tru so|khach san|nha hang|nha nghi|karaoke|bar|thao cam vien|cong vien|bao tang|ngan hang|phong kham|nha thuoc|cay xang|trung tam|co so|xuong|kho|cong trinh|circle k|gs25|tra sua|ca phe|cafe|nha van hoa|nha hat|rap|bai giu xe|bai xe|van phong|toa nha|cao oc|gym|spa|salon|lo mo|ben xe|buu cuc|buu dien|tram xang|net|bida|nha xe|gara)(?![a-z])/;
/** Somebody lives there after all. */
const LIVING =
  /(?<![a-z])(?:nha (?:toi|tui|em|e|minh|chau|con|o|so|ong|ba|anh|chi|co|chu|bac|hang xom)|so nha|(?:toi|tui|em|e|minh|chau|con|dang|hien|song) (?:o|ngu|tro)|ngu|cu tru|thuong tru|tam tru|cu ngu|can|hem|doi dien|canh|sat|gan)(?![a-z])/;

/** "Số 7 Nguyễn Tri Phương là quán bia": what stands at the number is said after it. */
const IS_PUBLIC =
  /^[0-9][^.;,!?\n]{0,30} la (?:mot )?(?:cai )?(?:quan|tiem|cua hang|truong|cong ty|cty|xuong|kho|khach san|nha hang|bar|vu truong|van phong|cho|benh vien|phong kham|nha thuoc|tru so|co so|bai)(?![a-z])/;

function isPublicPlace(folded: string, start: number, slashed: boolean): boolean {
  const before = folded.slice(Math.max(0, start - (slashed ? 28 : 56)), start);
  if (IS_PUBLIC.test(folded.slice(start, start + 56)) && !LIVING.test(before.slice(-28))) return true;
  const clause = before.slice(Math.max(...[".", ";", "!", "?", "\n"].map((mark) => before.lastIndexOf(mark))) + 1);
  return PUBLIC.test(clause) && !LIVING.test(clause);
}

/** 45/3 alone may be a day, a share or a mark: it takes a street after it or a place word before it. */
function isSlashedHouse(reading: Reading, before: string, number: string, end: number): boolean {
  if (DAY_STREET.test(number)) return NUMBERED.test(before) && isStreet(reading, end);
  const parts = number.split("/");
  if (parts.length >= 3) return true;
  const day = /^[0-9]{1,2}\/[0-9]{1,2}$/.test(number) && Number(parts[0]) <= 31 && Number(parts[1]) <= 12;
  if (/^(?:10|9|8|7|5)\/10$/.test(number)) return false;
  if (AT.test(before) || ALLEY.test(before) || NUMBERED.test(before) || HOUSE.test(before))
    return !day || /(?:hem|kiet|ngo|nha|so|can)[ :]{1,2}$/.test(before) || isStreet(reading, end, true);
  if (UNIT.test(reading.folded.slice(end, end + 30)) && !isStreet(reading, end)) return false;
  return isStreet(reading, end)
    ? !day || /[a-z]/.test(number) || /(?:^|[.,;:\n(]) ?$/.test(before)
    : !day && parts.every((part) => part !== "") && !/^[0-9]{1,2}\/[0-9]{1,2}$/.test(number);
}

function isDate(number: string): boolean {
  const [first = "", second = "", third] = number.split("/");
  if (/^(?:19|20)[0-9]{2}$/.test(third ?? second) && Number(first) <= 31) return true;
  return (
    third !== undefined &&
    /^(?:2[0-9]|1[0-9])$/.test(third) &&
    Number(first) <= 31 &&
    Number(second) <= 12 &&
    /^[0-9/]+$/.test(number)
  );
}

/** "hướng Số 26 Qui Đức": with a capital inside a sentence, "Số 26" is the street's name. */
function isCapitalNumber({ text }: Reading, before: string, start: number): boolean {
  const word = NUMBERED.exec(before);
  if (!word) return false;
  const at = start - before.length + word.index;
  return text[at] === "S" && text[at + 1] !== "Ố" && /[\p{L}\d,] ?$/u.test(text.slice(Math.max(0, at - 2), at));
}

/** @param known only a street that is known or named after a family, for two capitals may be a ward too */
function isStreet(reading: Reading, end: number, known = false): boolean {
  return STREET.test(reading.folded.slice(end, end + 30)) || startsLikeStreet(reading, end, known);
}
