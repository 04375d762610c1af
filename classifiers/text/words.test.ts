import { expect, test } from "vitest";
import { wordsOf } from "./words.ts";

const written = (text: string) => wordsOf(text).map((word) => word.written);

test("shorthand is written out and numbers keep only their shape", () => {
  expect(written("Ko dc đâu, hẻm 384/12A gọi 114!")).toEqual(["không", "được", "đâu", "hẻm", "0", "0a", "gọi", "114"]);
});

test("decomposed text gives the same words as composed text", () => {
  const text = "Dây điện rớt xuống nước";
  expect(wordsOf(text.normalize("NFD"))).toEqual(wordsOf(text));
});

test("folded words are the same whoever typed them", () => {
  const folded = (text: string) => wordsOf(text).map((word) => word.folded);
  expect(folded("NGẬP tới đầu gối")).toEqual(folded("ngap toi dau goi"));
});

test("words that happen to be names of object properties are words", () => {
  expect(written("constructor toString")).toEqual(["constructor", "tostring"]);
});

test.each(["", "   ", "😢😢", "你好"])("%j has no words", (text) => {
  expect(wordsOf(text)).toEqual([]);
});

test("a tone on either letter is the same word, but not where it changes the sound", () => {
  expect(written("hoà khoẻ thuỷ HOẢ")).toEqual(["hòa", "khỏe", "thủy", "hỏa"]);
  expect(written("quý hoàng toàn")).toEqual(["quý", "hoàng", "toàn"]);
});
