import fc from "fast-check";
import { expect, test } from "vitest";
import { guessStyle, LANGUAGES, LENGTHS, messageShape, STYLES } from "./message-shape.ts";

test.each([
  ["chat", "Cống trước nhà tôi nghẹt cả tuần rồi, nước đen lên tới thềm"],
  ["nodiac", "nuoc ngap toi dau goi o duong Tran Phu, xe chet may het"],
  ["teencode", "ngập quá đi k đc luôn mn ơi"],
  ["hotline", "Người dân báo cây ngã chắn ngang đường Lê Lợi"],
  ["formal", "Kính gửi Ủy ban nhân dân phường, đề nghị kiểm tra công trình xây dựng trái phép"],
  ["long", "Sáng nay tôi đi chợ ngang qua chỗ đó. ".repeat(12)],
])("%s: %s", (style, text) => {
  expect(guessStyle(text)).toBe(style);
});

test("a note of the hotline is of its style whatever the words", () => {
  expect(guessStyle("ngập quá đi k đc luôn mn ơi", "hotline")).toBe("hotline");
});

test.each([
  ["vi", "Đường Trần Phú ngập nặng"],
  ["vi_without_marks", "duong tran phu ngap nang"],
  ["foreign", "The street light near my house is not working"],
  ["foreign", "这里的路灯坏了,请尽快维修"],
  ["none", "👍 123"],
])("language %s: %s", (language, text) => {
  expect(messageShape(text).language).toBe(language);
});

test("any text has a shape", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 400 }), (text) => {
      const shape = messageShape(text);
      expect(STYLES).toContain(shape.style);
      expect(LENGTHS).toContain(shape.length);
      expect(LANGUAGES).toContain(shape.language);
    }),
  );
});
