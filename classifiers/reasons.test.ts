import { expect, test } from "vitest";
import { keywordsOf, type Weighed } from "./reasons.ts";

/** Words that weigh something are written "word=weight". */
const said = (text: string): Weighed[] =>
  text.split(" ").map((word) => {
    const [surface = "", weight = "0"] = word.split("=");
    return { surface, weight: Number(weight) };
  });

test("neighbours that speak for the sector are one phrase, the heaviest first", () => {
  expect(keywordsOf(said("rác=2 ngập=1 đầu hẻm thấy mùi=9 hôi=8 mấy ngày"))).toEqual(["mùi hôi"]);
  expect(keywordsOf(said("rác=5 ngập=4 đầu hẻm thấy mùi=9 hôi=8 mấy ngày"))).toEqual(["mùi hôi", "rác ngập"]);
});

test("no word of two syllables is cut, at its beginning or end", () => {
  expect(keywordsOf(said("Vòi=9 nước=9 công=9 cộng trước miếu bị khóa=4"))).toEqual(["Vòi nước công cộng", "khóa"]);
  expect(keywordsOf(said("lấn vỉa hè=9 bán hàng"))).toEqual(["vỉa hè"]);
});

test("words that only hold sentences together explain nothing", () => {
  expect(keywordsOf(said("và=9 của=8 ngập=4"))).toEqual(["ngập"]);
});
