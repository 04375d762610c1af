import { foldText } from "#src/domain/text.ts";

/** A place as the law knows it; `district` null for a ward of today. */
export interface Written {
  ward: string;
  district: string | null;
}

/** Draws numbers in [0, 1): the same seed, the same texts. */
export type Dice = () => number;

/** mulberry32 */
export function dice(seed: number): Dice {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export const pick = <T>(roll: Dice, from: readonly T[]): T => {
  const one = from[Math.floor(roll() * from.length)];
  if (one === undefined) throw new RangeError("nothing to pick from");
  return one;
};

const KINDS: Readonly<Record<string, readonly string[]>> = {
  Phường: ["Phường ", "phường ", "P. ", "P.", "p ", "p. ", "P", "F."],
  Xã: ["Xã ", "xã ", "X. ", "x."],
  "Thị trấn": ["Thị trấn ", "thị trấn ", "TT ", "TT. "],
  Quận: ["Quận ", "quận ", "Q. ", "Q.", "q ", "q", "Q"],
  Huyện: ["Huyện ", "huyện ", "H. ", "H.", "huyện "],
  "Thành phố": ["TP. ", "TP ", "thành phố ", "tp ", "Tp."],
};

/** "Phường 14" → "p 14"; a name never sticks to one letter. */
function kindOf(roll: Dice, name: string): string {
  const kind = Object.keys(KINDS).find((start) => name.startsWith(`${start} `));
  if (!kind) return name;
  const bare = name.slice(kind.length + 1);
  const short = pick(roll, KINDS[kind] ?? [""]);
  const stuck = /^[a-z]$/i.test(short) && !/^\d/.test(bare);
  return `${short === "F." && !/^\d/.test(bare) ? "P." : short}${stuck ? " " : ""}${bare}`;
}

const STREETS = "Nguyễn Văn Tám,Lê Quang Ngọc,Trần Thị Bưởi,Phan Đình Long,số 9,Hoàng Hữu Tâm".split(",");
const HOUSES = ["50/1A", "564/2/15", "822/23/1", "12", "247/26", "số 3"];
const BEFORE = [
  "Kính gửi quý cơ quan, tôi ở {},",
  "ổ gà to chà bá ngay {}",
  "ad ơi {} cúp điện từ sáng tới giờ",
  "NDPA: tại {} có đổ rác trộm, đề nghị xử lý.",
  "{}: nước yếu",
  "Nhà em ở {} mn giúp vs, hàng xóm hát karaoke k ngủ đc",
  "cho hỏi làm giấy tạm trú ở {} cần gì",
  "Đường {} ngập mỗi khi mưa",
  "{}",
];
const INSIDE = [
  "hẻm 48 {s}, {p}",
  "{h} đường {s}, {p}",
  "tổ 3 khu phố 4, {p}",
  "{p}",
  "{p}",
  "kp2 {p}",
  "lô A lầu 2, {p}",
];

/** The place in one of the ways in which people put it, before slips of the hand. */
export function writePlace(roll: Dice, { ward, district }: Written, former: Written | null): string {
  const own = join(roll, ward, district);
  const both = former
    ? `${own} (${pick(roll, ["trước là", "trước đây thuộc", "cũ là"])} ${join(roll, former.ward, former.district)})`
    : own;
  return both;
}

function join(roll: Dice, ward: string, district: string | null): string {
  if (district === null) return kindOf(roll, ward);
  const old = roll() < 0.25 ? " cũ" : "";
  if (roll() < 0.1) return `${kindOf(roll, district)}, ${kindOf(roll, ward)}`;
  const between = /\d$/.test(ward) ? pick(roll, [", ", " ", "", "/"]) : pick(roll, [", ", " ", " - "]);
  return `${kindOf(roll, ward)}${between}${kindOf(roll, district)}${old}`;
}

/** A sentence around it, with street and house at times. */
export function writeText(roll: Dice, place: string): string {
  const inside = pick(roll, INSIDE)
    .replace("{s}", pick(roll, STREETS))
    .replace("{h}", pick(roll, HOUSES))
    .replace("{p}", place);
  const sentence = pick(roll, BEFORE);
  return (/^Đường/.test(sentence) && !inside.startsWith("hẻm") ? "{} ngập" : sentence).replace("{}", inside);
}

/** How it comes from the keyboard: marks lost, the other tone placement, capitals, decomposed, telex left over. */
export function typeText(roll: Dice, text: string): string {
  const way = roll();
  if (way < 0.25) return foldText(text);
  if (way < 0.33) return text.toLowerCase();
  if (way < 0.4) return text.toUpperCase();
  if (way < 0.48) return text.normalize("NFD");
  if (way < 0.58) return text.replace(/hòa/gi, "hoà").replace(/thủy/gi, "thuỷ").replace(/hóa/gi, "hoá");
  return text;
}

/** One slip in a word of five letters or more of the place's name: doubled, lost, exchanged or hit beside. */
export function slip(roll: Dice, name: string): string {
  const words = name.split(" ");
  const long = words.flatMap((word, at) => (at > 0 && /^\p{L}{4,}$/u.test(word) ? [at] : []));
  if (long.length === 0) return name;
  const at = pick(roll, long);
  const letters = [...(words[at] ?? "")];
  const spot = 1 + Math.floor(roll() * (letters.length - 2));
  const letter = letters[spot] ?? "";
  const kind = roll();
  if (kind < 0.35) letters.splice(spot, 0, letter);
  else if (kind < 0.65) letters.splice(spot, 1);
  else letters.splice(spot, 2, letters[spot + 1] ?? "", letter);
  words[at] = letters.join("");
  return words.join(" ");
}
