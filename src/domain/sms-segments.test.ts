import { expect, test } from "vitest";
import { smsSegments } from "./sms-segments.ts";
import { withoutDiacritics } from "./without-diacritics.ts";

test.each([
  ["nothing", "", "gsm-7", 0, 0],
  ["160 plain letters fit in one", "a".repeat(160), "gsm-7", 160, 1],
  ["161 need two of 153", "a".repeat(161), "gsm-7", 161, 2],
  ["307 need three", "a".repeat(307), "gsm-7", 307, 3],
  ["brackets count twice", "[]".repeat(40), "gsm-7", 160, 1],
  ["one Vietnamese letter makes it 70", `ở${"a".repeat(69)}`, "ucs-2", 70, 1],
  ["and 71 two of 67", `ở${"a".repeat(70)}`, "ucs-2", 71, 2],
  ["à is in the alphabet of phones, ạ is not", "à", "gsm-7", 1, 1],
  // 66 letters and half an emoji would fill the first part: the emoji goes whole into the next.
  ["an emoji is not cut", `${"ạ".repeat(66)}😀${"ạ".repeat(66)}`, "ucs-2", 134, 3],
])("%s", (_, text, encoding, units, segments) => {
  expect(smsSegments(text)).toEqual({ encoding, units, segments });
});

test.each([
  ["Phường Thủ Đức – đã xong", "Phuong Thu Duc - da xong"],
  ["ĐƯỜNG Nguyễn Ðình Chiểu".replace("Ð", "Đ"), "DUONG Nguyen Dinh Chieu"],
  ["Cảm ơn ông/bà 🙏 nhiều…", "Cam on ong/ba nhieu..."],
  ["“Xử lý” 10×20 → xong\nhết", '"Xu ly" 10x20 -> xong\nhet'],
])("%j without marks is %j", (text, plain) => {
  expect(withoutDiacritics(text)).toBe(plain);
  expect(withoutDiacritics(text.normalize("NFD"))).toBe(plain);
  expect(smsSegments(plain).encoding).toBe("gsm-7");
});
