import { expect, test } from "vitest";
import { risingWords } from "./rising-words.ts";

const repeat = (count: number, make: (i: number) => string) => Array.from({ length: count }, (_, i) => make(i));
const WHO = ["bà con", "tụi em", "mọi người", "ai cũng", "cả xóm", "tôi", "nhà cháu"];
const SAYS = ["than", "kêu", "nói", "la", "mệt", "lo", "sợ", "buồn", "bực", "chán", "ngán"];
const WHAT = ["xe cộ đông", "rác thải nhiều", "đèn đường tắt", "hàng xóm ồn", "vỉa hè hẹp", "cây xanh đổ", "nước yếu"];
const WHEN = ["hôm qua", "sáng nay", "chiều nào", "tối", "trưa", "mãi", "hoài", "suốt", "cả tuần"];
const one = (words: readonly string[], i: number) => words[i % words.length] ?? "";
const about = (what: string) => (i: number) => `${one(WHO, i)} ${one(SAYS, i * 3)} ${what} ${one(WHEN, i * 5)}`;
const everyday = (i: number) => about(one(WHAT, i))(i);

test("finds what more people say now, compounds whole, places apart, persons not at all", () => {
  const before = repeat(400, everyday);
  const now = [
    ...repeat(60, everyday),
    ...repeat(25, (i) => `${about("triều cường dâng")(i)}${i % 2 ? " ở bàn cờ" : " bàn cờ"}`),
    ...repeat(8, (i) => `trieu cuong len ${["roi", "nua", "hoai"][i % 3]}`),
    ...repeat(12, about("Nguyễn Văn An")),
  ];
  const found = risingWords(now, before, new Set(["bàn cờ"]));
  const words = found.map(({ word }) => word);
  expect(found.find(({ word }) => word.startsWith("triều cường"))).toMatchObject({ before: 0, place: false });
  expect(found.find(({ word }) => word === "bàn cờ")).toMatchObject({ n: 25, place: true });
  expect(words).not.toContain("triều");
  expect(words.filter((word) => word.includes("nguyễn"))).toEqual([]);
  expect(words).not.toContain("rác thải");
});

test("finds nothing where nothing has changed", () => {
  expect(risingWords(repeat(100, everyday), repeat(400, everyday), new Set())).toEqual([]);
  expect(risingWords([], [], new Set())).toEqual([]);
});

test("words that only hold a sentence together do not rise, however few texts there are", () => {
  const before = repeat(12, everyday);
  const now = repeat(6, (i) => `mấy anh ơi sao cũng không thấy ai nói gì, triều cường lên rồi ${i}`);
  const words = risingWords(now, before, new Set()).map(({ word }) => word);
  expect(words.some((word) => word.includes("triều cường"))).toBe(true);
  expect(words.filter((word) => /^(cũng|không|cũng không|sao|gì|mấy|ai|ơi|rồi)$/u.test(word))).toEqual([]);
});
