import { foldText } from "../text.ts";
import type { Reading } from "./reading.ts";

/** A pattern in two spellings: with tone marks for texts that have them, so that "cầu" is not "cậu", and without. */
export function phrases(source: string, flags = ""): { marked: RegExp; plain: RegExp } {
  return { marked: new RegExp(source, flags), plain: new RegExp(foldText(source).replaceAll("\\p{l", "\\p{L"), flags) };
}
const BEGIN = "(?<![\\p{L}\\d])";
const SELF = "(?:tôi|tui|em|mình|con|cháu|e|t|anh|chị|bé|tớ|ổng|bả|nó|người này|ông|bà|cô|chú|bác)";

export const TITLE =
  "(?:anh|chị|ông|bà|chú|cô|bác|dì|cậu|mợ|thím|thầy|bé|cụ|bác sĩ|bs|luật sư|ls|đồng chí|đ/c|(?:thiếu|trung|thượng|đại) (?:úy|uý|tá|tướng)|thượng sĩ|a|c|mr|ms|mrs|dượng)";
const TITLE_PLAIN = "(?:anh|chi|ong|ba|chu|co|bac si|bs|luat su|dong chi|thay|be|dd?/c|mr|ms|mrs)";

/** What stands before a name and announces one. */
const INTRODUCED = phrases(
  `${BEGIN}(?:(?:${SELF}(?: đây| này)? )?tên(?: họ)?(?: (?:là|đầy đủ|thật|của))?(?: (?:tôi|tui|em|mình|con|cháu|bé))?(?: là)?|họ (?:và )?tên(?: (?:là|tôi|người [\\p{L} ]{2,14}))?|(?:tôi|tui|em|mình|con|cháu) là|người (?:phản ánh|báo|báo tin|gửi|gọi|liên hệ|làm đơn|viết đơn|viết|khiếu nại|tố cáo|đại diện|dân|kiến nghị|nhận|bị nạn)|ctk|chủ (?:tk|tài khoản|hộ|nhà|cơ sở|đầu tư)|ký tên|kính đơn|kính thư|kính bút|trân trọng(?: cảm ơn| kính chào)?|thay mặt|đại diện|nạn nhân|công dân|khách hàng|bệnh nhân|tổ trưởng|trưởng (?:ấp|khu phố|công an)|chủ tịch|bí thư|giám đốc|hiệu trưởng|học sinh|tài xế|(?:vợ|chồng|con gái|con trai|con|mẹ|cha|ba|em trai|em gái|anh trai|chị gái)(?: (?:tôi|tui|em|mình|cháu))?|đứng tên|tên chủ|đối tượng|do|của|nhân chứng|bị đơn|nguyên đơn|nhân viên|cán bộ|chủ tọa|thu ngân|kế toán|(?<=(?:^|[.!?;:\\n]) {0,2})(?:tôi|tui)|(?<!(?:nhà|quán|tiệm|sạp|hẻm|trường|xe|dân|hồ) )(?:em|cháu))(?: (?:là|tên|tên là))?[ :,.\\-\\n(]{1,4}(?:${TITLE} )?$`,
  "u",
);
/** Weaker: these also stand before single given names, so nothing but a full name or a capital is taken. */
const SELF_NAMED = phrases(
  `${BEGIN}(?:${SELF}(?: đây| này)? tên(?: là)?|tên (?:tôi|tui|em|mình|con|cháu|bé)(?: là)?|(?:họ (?:và )?)tên(?: là)?:?|tên(?: là)?:|(?<!(?:đường|hẻm|phố|đổi|sửa|đặt|bảng|nhãn|tàu|mũi) )tên(?: là)?|ký tên:?|người (?:phản ánh|báo|báo tin|gửi|gọi|liên hệ|viết)(?: là)?:|ctk:?|(?:gặp|hỏi|alo|a lô|gọi(?: cho)?|lh|liên hệ|ib|zalo|nhắn)(?: cho)?)[ :]{1,3}$`,
  "u",
);
const TITLED = {
  marked: new RegExp(`${BEGIN}${TITLE}[ ]$`, "u"),
  plain: new RegExp(`${BEGIN}${TITLE_PLAIN}[ ]$`, "u"),
};
/** A name after these is a street, a school, a hospital, a ward. */
const PLACE = phrases(
  `(?:${BEGIN}(?:đường|đườg|đg|đ|đ\\.|phố|đại lộ|hẻm|kiệt|ngõ|ngách|cầu|cầu vượt|chợ|trường|thpt|thcs|th|tiểu học|mầm non|mẫu giáo|trung học|cấp (?:1|2|3|hai|ba)|đại học|bệnh viện|bv|bvđk|công viên|cv|ngã tư|ngã ba|ngã năm|ngã sáu|n3|n4|góc|giao|giao lộ|giao với|khu phố|kp|khu|chung cư|cc|cư xá|cx|kdc|phường|p|xã|quận|q|huyện|ấp|tổ|tuyến|tuyến đường|đoạn|đoạn đường|khúc|kênh|rạch|hầm|vòng xoay|bùng binh|tượng đài|nhà thờ|nhà văn hóa|chùa|đình|miếu|đền|ga|trạm|bến|bến xe|tòa nhà|cao ốc|vỉa hè|lòng đường|lòng lề đường|lề|ven|dọc|sát|vs|bơm|ở|tại|trên|từ|đến|tới|qua|gần|ngang|ngay|về|vô|vào|ra|hướng|bên|cuối|đầu|trước|sau|chỗ|giữa|mặt tiền|ngụ|ngụ tại|cạnh|đối diện|quanh|dưới|dân|bà con|nhà|quán|tiệm|chạy|đi|quẹo|rẽ|xe|phủ|miệng cống|cống|nắp cống|kế|trọ|thuê|lên|xuống|với|ni|khóm|xóm|bãi|sân|thư viện|nghĩa trang|cây|trụ|cột|số|giao nhau|hồ|hồ sơ|giải|quỹ|rạp|nhà hát|bảo tàng|hội trường|đèn|biển tên|bảng tên|bảng|tên đường|tên hẻm|tên phố|phía|mé|ngoài|trong|hông|cổng|lộ|cổng trường|khu vực|quãng|thuộc|dự án|điểm|cua|dốc|nút giao|nút|vùng|tòa|phòng khám|phòng|thôn|kdt|qua khỏi|hết|đổ|theo|bằng)[ :.]{1,2}|[0-9][a-z]?[ ,]{1,2}|[-–—/&+][ ]?|\\b(?:số|hẻm|ngõ|kiệt) [0-9/a-z]{1,10},? )(?:đường |tp |thị trấn )?$`,
  "u",
);
const ROAD = phrases(
  `${BEGIN}(?:đường|phố|hẻm|cầu|chợ|kênh|rạch|trường|đg|lăng|khu|ấp|xóm|ngã tư|ngã ba|ngã|thpt|thcs|tiểu học|mầm non|mẫu giáo|đại học|bệnh viện|bv|trạm|phường|p|p\\.|xã|quận|huyện|công viên|chùa|nhà thờ|(?<!gia )đình|khu phố|chung cư|cư xá|góc|đoạn|tiệm vàng|tiệm|siêu thị|công ty|cty|nhà thuốc|nhà hàng|khách sạn|tập đoàn|ngân hàng|siêu thị|bến|bến xe|ga|vòng xoay|sông|hồ|núi|tỉnh|tp|thành phố|thị trấn|dự án|giáo xứ|hãng|shop|spa|karaoke|cafe|cà phê|quán|trung tâm) $`,
  "u",
);
/** What follows a person's name, wherever it stands. */
const PERSON_AFTER =
  /^[ ,(:;.-]{1,4}(?:sinh (?:nam|ngay)|sn[ :]?[0-9]|nam sinh|[0-9]{2} ?(?:tuoi|t(?![a-z]))|cccd|cmnd|can cuoc|sdt|so dien thoai|dien thoai|dt[ :]|(?:\(?\+84|0)[0-9. ]{8}|ngu |cu ngu|thuong tru|tam tru|hien (?:dang )?(?:o|ngu|cu)|dan (?:pho|khu|to)|cu dan)/;
/** What a person does, and a street does not, at the beginning of a sentence. */
const PERSON_ACTS =
  /^[ ,:(]{1,3}(?:(?:xin |kinh |co |da )?(?:phan anh|bao|bao tin|trinh bay|kien nghi|khieu nai|to cao|cho biet|cho hay|hoi|xin|to cao|kinh (?:de nghi|don|bao|mong|gui))(?![a-z])|to [0-9]|la chu |chu (?:nha|ho|quan|co so))/;
const ACTED =
  /^ (?:da|cung|van|con|se|tu y|lay|co y|ngang nhien) (?:lan|xay|lay|chiem|do|dot|nhan|thu|tu|mo|de|hua|noi|lam|ban|danh|chui|doa|cho|goi|den|duoi|nuoi|hat)(?![a-z])/;
const PLACE_AFTER = phrases(
  "^[ ,(-]{1,3}(?:(?:phường|quận|xã|huyện|tp|thị trấn|kp|khu phố|đặc khu|nối dài|giao|đoạn|và|vào|qua|rồi|(?:đang |bị )?ngập)(?![\\p{L}])|p\\.? ?[0-9]|p\\.? [\\p{L}]|p\\.[\\p{L}]|q\\.? ?[0-9]|q [\\p{L}]|[0-9]{1,3}(?![0-9]| ?(?:tuổi|tuoi|t(?![\\p{L}]))))",
  "u",
);

const LAST_OF_TITLE = new Set(
  "anh chi ong ba chu co bac di cau mo thim thay be cu si bs su ls c a mr ms mrs duong uy ta tuong".split(" "),
);
const LAST_OF_NAMING = new Set(
  "ten la toi tui em minh con chau ho bao tin gui goi he viet ctk gap hoi alo lo lh ib zalo nhan cho ten".split(" "),
);

/** The word or colon right before `at`: asked first, for the long patterns are slow. */
function lastWord(folded: string, at: number): string {
  let end = at;
  while (end > 0 && at - end < 3 && folded[end - 1] === " ") end--;
  if (folded[end - 1] === ":") return ":";
  let start = end;
  while (start > 0 && end - start < 8 && /[a-z]/.test(folded.charAt(start - 1))) start--;
  return folded.slice(start, end);
}

/** Cheap, and true of every place at which a given name is recognised: a title, a naming word or the text's end. */
export function mayBeGiven({ folded }: Reading, { start, end }: { start: number; end: number }): boolean {
  const last = lastWord(folded, start);
  return last === ":" || LAST_OF_TITLE.has(last) || LAST_OF_NAMING.has(last) || end > folded.length - 40;
}

export const hasTitle = ({ folded }: Reading, at: number) => LAST_OF_TITLE.has(lastWord(folded, at));

export type Context = "introduced" | "titled" | "place" | "none";

/** What the words before `at` say about a full name that begins there. */
export function contextBefore(reading: Reading, at: number): Context {
  const { lower, folded, marked } = reading;
  const before = (marked ? lower : folded).slice(Math.max(0, at - 48), at);
  const form = marked ? "marked" : "plain";
  if (LAST_OF_TITLE.has(lastWord(folded, at)) && TITLED[form].test(before)) {
    const title = TITLED[form].exec(before)?.index ?? 0;
    return isNamedAfter(reading, before.slice(0, title), PLACE[form], at) ? "place" : "titled";
  }
  if (!marked && /(?:vo|chong|con|trai|gai|cha|me) toi $/.test(before)) return "introduced"; // "toi" is "tới" too
  if (PLACE[form].test(before)) return "place";
  return INTRODUCED[form].test(before) ? "introduced" : "none";
}

/** "đường Bà Huyện", "cầu Ông Lãnh": the title itself belongs to the place; "gần anh Vinh", "của ông Tư" does not. */
function isNamedAfter({ text, marked }: Reading, before: string, place: RegExp, at: number): boolean {
  if ((marked ? ROAD.marked : ROAD.plain).test(before)) return true;
  if (/[a-z\p{L}]{2}[.!?:] $/u.test(before)) return false; // a new sentence
  return /\p{Lu}\p{L}* $/u.test(text.slice(Math.max(0, at - 8), at)) && place.test(before);
}

/** A road, a school, a market: what follows is its name. */
export function isRoadBefore({ lower, folded, marked }: Reading, at: number): boolean {
  return ROAD[marked ? "marked" : "plain"].test((marked ? lower : folded).slice(Math.max(0, at - 24), at));
}

/** Does the place before `at` name one person by their given name ("tôi tên Hòa", "gặp Hương")? */
export function isSelfNamed({ lower, folded, marked }: Reading, at: number): boolean {
  const last = lastWord(folded, at);
  if (last !== ":" && !LAST_OF_NAMING.has(last)) return false;
  const before = (marked ? lower : folded).slice(Math.max(0, at - 40), at);
  return SELF_NAMED[marked ? "marked" : "plain"].test(before);
}

/** The naming word only calls someone: "gọi", "liên hệ", "gặp". What follows may be a place as well. */
export function isContact({ lower, folded, marked }: Reading, at: number): boolean {
  const before = (marked ? lower : folded).slice(Math.max(0, at - 20), at);
  return /(?:gặp|gap|hỏi|hoi|alo|a lô|a lo|gọi|goi|lh|hệ|he|ib|zalo|nhắn|nhan|cho)[ :]{1,3}$/.test(before);
}

export const isPersonAfter = ({ folded }: Reading, end: number) => PERSON_AFTER.test(folded.slice(end, end + 40));

/** Begins a sentence or a line and does what persons do: "Nguyễn Văn Hùng phản ánh", or acts in the middle of one. */
export function isActing({ folded }: Reading, start: number, end: number): boolean {
  const after = folded.slice(end, end + 40);
  return (
    ACTED.test(after) ||
    (/(?:^|[.!?:;,\n])[ -]{0,3}$/.test(folded.slice(Math.max(0, start - 4), start)) && PERSON_ACTS.test(after))
  );
}

export const isPlaceAfter = ({ lower, folded, marked }: Reading, end: number) =>
  PLACE_AFTER[marked ? "marked" : "plain"].test((marked ? lower : folded).slice(end, end + 24));

const SIGNING_OFF =
  /(?:thanks|thank you|tks|cam on|tran trong|than ai|than chao|ky ten|kinh chao|kinh thu)[ ,.!:\n-]{1,4}$/;

const I_AM = /(?<![a-z])(?:toi|tui|em|minh|con|chau|e) la $/;

/** "em là Thảo Vy, …": two capitals between "là" and a comma or a full stop. */
export const isIntroducing = ({ folded }: Reading, start: number, end: number) =>
  I_AM.test(folded.slice(Math.max(0, start - 8), start)) && /^ ?(?:[,.;(-]|$)/.test(folded.slice(end, end + 2));

/** "Trân trọng, Lan": a given name that closes the text. */
export function isSigningOff({ folded }: Reading, start: number, end: number): boolean {
  const before = folded.slice(Math.max(0, start - 20), start);
  return (
    /[,.!:\n-][ \n]*$/.test(before) && SIGNING_OFF.test(before) && /^[ .!\n]{0,20}$/.test(folded.slice(end, end + 21))
  );
}

/** The name is the whole last line or sentence: a signature. */
export function isSignature({ folded }: Reading, start: number, end: number): boolean {
  const before = folded.slice(Math.max(0, start - 4), start);
  return /^[ .)\n]*$/.test(folded.slice(end, end + 40)) && /[.!?\n)][ \n-]{0,3}$/.test(before);
}
