import type { Chance } from "../chance.ts";
import type { Style } from "./read-tellings.ts";

/** What young people type for whole words. */
const TYPED: readonly (readonly [RegExp, string])[] = (
  [
    ["mọi người", "mn"],
    ["bây giờ", "bh"],
    ["hôm nay", "hnay"],
    ["không", "ko"],
    ["được", "đc"],
    ["người", "ng"],
    ["nước", "nc"],
    ["chưa", "chx"],
    ["cũng", "cx"],
    ["biết", "bt"],
    ["nhiều", "nhìu"],
    ["luôn", "lun"],
    ["đường", "đg"],
    ["phường", "p"],
    ["quận", "q"],
    ["rồi", "r"],
    ["gì", "j"],
    ["vậy", "z"],
    ["quá", "wá"],
    ["với", "vs"],
    ["trời", "trùi"],
    ["điện thoại", "đt"],
    ["thôi", "thui"],
  ] as const
).map(([word, typed]) => [new RegExp(`(?<![\\p{L}\\p{M}])${word}(?![\\p{L}\\p{M}])`, "giu"), typed]);

const OPENED: Record<Style, readonly string[]> = {
  chat: ["", "", "", "alo ", "Dạ cho em báo ", "mấy anh ơi ", "ad ơi ", "trời ạ, ", "Xin chào, "],
  hotline: ["", "", "Người gọi: ", "Ghi nhận: "],
  formal: ["", "", "Kính chào quý cơ quan. ", "Thưa các anh chị, "],
};
const CLOSED: Record<Style, readonly string[]> = {
  chat: ["", "", "", "", " ai biết không", " giúp với ạ", " chán thiệt", "!!!", " huhu", " cảm ơn ad", " nhờ xem giùm"],
  hotline: ["", "", " Đã hẹn gọi lại.", " Người dân chờ phản hồi."],
  formal: ["", "", " Xin cảm ơn.", " Rất mong nhận được phản hồi.", " Trân trọng."],
};

/** As that style writes it; of chats a third has no marks and a fifth is teencode. */
export function inStyle(draw: Chance, style: Style, text: string): string {
  const whole = `${draw.pick(OPENED[style])}${text}${draw.pick(CLOSED[style])}`.replace(/\s+/g, " ").trim();
  if (style !== "chat") return whole.slice(0, 1).toUpperCase() + whole.slice(1);
  const how = draw.uniform();
  if (how < 0.45) return whole;
  const typed = how < 0.65 ? TYPED.reduce((sum, [word, short]) => sum.replace(word, short), whole) : whole;
  return how < 0.55 ? typed : withoutMarks(typed);
}

export const withoutMarks = (text: string): string =>
  text.normalize("NFD").replace(/\p{M}/gu, "").replaceAll("đ", "d").replaceAll("Đ", "D").toLowerCase();
