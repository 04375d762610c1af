import fc from "fast-check";
import { expect, test } from "vitest";
import { cleanText, foldText } from "./text.ts";

test("decomposed letters become composed ones", () => {
  expect(cleanText("Đường Trần Phú".normalize("NFD"))).toBe("Đường Trần Phú");
});

test("NUL, control characters and broken surrogates go, line breaks stay", () => {
  expect(cleanText("a\u0000b\u0007c\r\nd\re\tf\ufeff")).toBe("abc\nd\ne\tf");
  expect(cleanText("x\ud800y")).toBe("x\ufffdy");
});

test("cleaning what is clean changes nothing", () => {
  fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => cleanText(cleanText(text)) === cleanText(text)));
});

test.each([
  ["Đường Trần Phú", "duong tran phu"],
  ["ĐÈN ĐƯỜNG PHỐ HUẾ", "den duong pho hue"],
  ["hoà / hòa", "hoa / hoa"],
])("%s is found as %s", (text, folded) => expect(foldText(text)).toBe(folded));

test("folding does not depend on how the letters are composed", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: "grapheme" }),
      (text) => foldText(text.normalize("NFD")) === foldText(text.normalize("NFC")),
    ),
  );
});
