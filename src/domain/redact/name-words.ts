import { foldText } from "../text.ts";
import type { Reading } from "./reading.ts";

const list = (words: string) => words.trim().split(/\s+/);
const both = (words: string[]) => ({ marked: new Set(words), folded: new Set(words.map(foldText)) });

/** Family names of about 98 % of the Kinh, Hoa and Khmer of the south. Common words among them are in DOUBTFUL. */
const FAMILIES = both(
  list(
    "nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý đinh đào đoàn lâm mai trịnh trương cao tạ hà tô tăng châu thái quách lưu lương la giang phùng vương từ tống diệp nghiêm thạch kim danh triệu bạch âu ông thân chu doãn khổng kiều mạc lại văn phí quan ung viên hứa mã lục cù tôn nhan trà huyền lữ liêu khưu thi trang quang phó đàm chung ninh tiêu trầm kha thị điểu giáp nông tiết sầm hàn hầu hồng",
  ),
);
/** Words of every day when nothing announces a name. */
const DOUBTFUL = new Set(
  list(
    "mai cao hà thái châu la giang từ kim danh triệu bạch âu ông thân lại văn phí quan ung viên mã lục tôn trà thi trang quang sơn vương diệp thạch kiều tăng cù phó đàm chung ninh tiêu trầm kha thị điểu giáp nông tiết sầm hàn hầu hồng",
  ).map(foldText),
);
const MIDDLES = both(
  list(
    "văn thị hữu đức minh thanh ngọc quốc công đình xuân thành hoàng kim thu bảo gia anh phương trọng quang duy mỹ như tấn chí hồng thùy thuỳ thúy tuấn hải khánh nhật trung tiến bích diễm cẩm lan phước vĩnh hoài bá đăng thế viết mạnh việt nam tuyết kiều yến mai đắc sỹ khắc phú hùng huy trường hiếu",
  ),
);
const TYPICAL = both(list("văn thị hữu đức ngọc đình bá quốc"));
/** Never part of a name, capital or not. */
const STOPS = both(
  list(
    "phường quận xã huyện tp đường hẻm phố khu tổ ấp số sđt đt cccd cmnd kính xin tôi tui ở tại và nay hiện ngụ địa p q kp tdp nhà nhưng vì đề nghị là có không được bị đang đã sẽ rồi thường phản báo mong nhờ yêu cầu hotline zalo email trân",
  ),
);
/** Also given names when they have no marks: they end a name only before a number or one more capital. */
const STOPS_OR_NAMES = new Set(list("phuong quan thuong bao phan tran ha to da nghi cau vi co nho kinh la duoc nhung"));
/** Streets whose name is not a family name; after a number they are enough to make it a house. */
const STREETS =
  /^(?:cach mang|dien bien phu|hai ba trung|hung vuong|quang trung|au co|lac long quan|luy ban bich|xo viet|nam ky|truong chinh|cong hoa|hoa hung|ton dan|ton that|ton duc|an duong|hau giang|kinh duong|pasteur|thong nhat|nam quoc|calmette|ba huyen|ba hat|ba hom|ong ich|cu chi|hau lan|phu tho|tan ky|tan hoa|dong den|au duong|bach dang|ben van don|khanh hoi|to hien|suong nguyet|yersin|mac|tran|le|ly|vo|ngo|bui|do|cong quynh|co bac|co giang|thich quang|an binh|binh loi|su van hanh|thanh thai|hoa hao|vinh vien|go dau|tinh lo|quoc lo|kha van|to ngoc|to ky|hiep binh|linh dong|lien khu|ma lo|phu dinh|binh tri|duong|nguyen)(?![a-z])/;

export type Word = {
  start: number;
  end: number;
  folded: string;
  lower: string;
  capital: boolean;
  allCapitals: boolean;
  /** It stands in a text with tone marks. */
  marked: boolean;
};

export function wordsOf({ text, lower, folded, marked }: Reading): Word[] {
  const words: Word[] = [];
  for (const { 0: word, index } of text.matchAll(/[\p{L}\p{M}]+/gu)) {
    const end = index + word.length;
    const small = lower.slice(index, end);
    const capital = word.charAt(0) !== small.charAt(0);
    const allCapitals = capital && word.length > 1 && word.charAt(word.length - 1) !== small.charAt(word.length - 1);
    words.push({ start: index, end, folded: folded.slice(index, end), lower: small, capital, allCapitals, marked });
  }
  return words;
}

const within = (sets: ReturnType<typeof both>, word: Word) =>
  word.lower === word.folded ? sets.folded.has(word.folded) : sets.marked.has(word.lower);

export const isFamily = (word: Word) => within(FAMILIES, word);
export const isDoubtfulFamily = (word: Word) => DOUBTFUL.has(word.folded);
export const isMiddle = (word: Word) => within(MIDDLES, word);
export function isStop(word: Word, next?: Word): boolean {
  if (word.marked) return STOPS.marked.has(word.lower); // "Nhung" is then a name, and "nhưng" is not
  return STOPS.folded.has(word.folded) && (!STOPS_OR_NAMES.has(word.folded) || next?.capital === true);
}
export const isTypicalMiddle = (word: Word) => within(TYPICAL, word);

/** A street's name begins here: " Lê Văn Sỹ", " le van sy", " Cách Mạng Tháng Tám". */
export function startsLikeStreet({ text, folded }: Reading, at: number, known = false): boolean {
  const gap = /^(?: |, )/.exec(folded.slice(at, at + 2));
  if (!gap) return false;
  const from = at + gap[0].length;
  const ahead = folded.slice(from, from + 24);
  if (!/^[a-z]+ [a-z]+/.test(ahead) && !STREETS.test(ahead)) return false;
  const first = text.charAt(from);
  const capital = first !== folded.charAt(from) && first.toLowerCase() !== first;
  if (
    /^(?:phuong|quan|xa|huyen|tp|p|q|to|kp|khu|ap|nguoi|ho|can|tran ngap|le duong|do|vo|ngo|ly do|bui)(?![a-z])/.test(
      ahead,
    ) &&
    !capital
  )
    return false;
  if (STREETS.test(ahead)) return true;
  return (
    capital && !known && !/^(?:phuong|quan|xa|huyen|tp|p|q|toi|em|nha|nguoi|de nghi|kinh|xin)(?![a-z])/.test(ahead)
  );
}
