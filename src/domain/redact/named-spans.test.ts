import { expect, test } from "vitest";
import { findPersonalData } from "./find-personal-data.ts";
import { redact } from "./redact.ts";

/** As a model marks names: wherever `words` stand. */
const marked = (text: string, ...words: string[]) =>
  words.map((word) => ({ type: "name" as const, start: text.indexOf(word), end: text.indexOf(word) + word.length }));

test("a name that only the model sees is taken", () => {
  const text = "hỏi Mỵ Châu coi sao";
  expect(redact(text, marked(text, "Mỵ Châu")).text).toBe("hỏi [họ tên] coi sao");
});

test.each([
  ["chị Diễm My báo", "ễm M", "chị [họ tên] báo"],
  ["gặp Thoan, nhé", " Thoan, ", "gặp [họ tên], nhé"],
  ["nhờ chị Xoa nhé", "chị Xoa", "nhờ chị [họ tên] nhé"],
  ["bà Tư bán xôi", "Tư", "bà [họ tên] bán xôi"],
])("%j marked at %j begins and ends with words, and without a title", (text, words, expected) => {
  expect(redact(text, marked(text, words)).text).toBe(expected);
});

test.each([
  ["đường Mỵ Châu ngập", "Mỵ Châu"],
  ["trường Kim Đồng tan học", "Kim Đồng"],
  ["12 Lê Lợi kẹt xe", "Lê Lợi"],
  ["Từ Huỳnh Tấn Phát qua cũng kẹt", "Huỳnh Tấn"],
  ["để xe trước nhà Lũy Bán Bích", "Lũy"],
  ["Minh Phụng đoạn gần chợ ngập", "Phụng"],
  ["chị em trong hẻm", "chị em"],
  ["đèn hư !!! lâu", "!!!"],
])("in %j the rules know better than the model about %j", (text, words) => {
  expect(redact(text, marked(text, words))).toEqual({ text, found: [] });
});

test("of a name that both see, the whole is hidden", () => {
  const text = "tôi tên Lan Hương Ly, ở đây";
  expect(redact(text, marked(text, "Hương Ly")).text).toBe("tôi tên [họ tên], ở đây");
});

test("a phone number that the model takes for a name stays a phone number", () => {
  const text = "gọi 0903555012 nha";
  expect(redact(text, marked(text, "0903555012")).text).toBe("gọi [số điện thoại] nha");
});

test("offsets of the model belong to the text as given, decomposed or not", () => {
  const text = "hỏi Mỵ Châu coi sao".normalize("NFD");
  const found = redact(text, marked(text, "Mỵ Châu".normalize("NFD"))).found;
  expect(found.map(({ start, end }) => text.slice(start, end).normalize("NFC"))).toEqual(["Mỵ Châu"]);
});

test("spans that lie outside the text or upside down are passed over", () => {
  expect(
    redact("đèn hư", [
      { type: "name", start: 3, end: 2 },
      { type: "name", start: 90, end: 99 },
      { type: "name", start: -4, end: 0 },
      { type: "name", start: Number.NaN, end: 2 },
    ]).found,
  ).toEqual([]);
  expect(findPersonalData("", [{ type: "name", start: 0, end: 4 }])).toEqual([]);
});

test.each([
  ["thẻ BHYT số GD4797938206145 bị in sai", "GD4797938206145", "thẻ BHYT số [số giấy tờ] bị in sai"],
  ["mã kh PB02011873329 nha ad", "PB02011873329", "mã kh PB02011873329 nha ad"],
  ["trừ tiền hai lần cho hóa đơn số 0093418 nè", "0093418", "trừ tiền hai lần cho hóa đơn số 0093418 nè"],
  ["nó kêu chuyển vô 1029384 để ký hồ sơ", "1029384", "nó kêu chuyển vô [số tài khoản] để ký hồ sơ"],
])("in %j the model takes %j for an account", (text, words, expected) => {
  const seen = marked(text, words).map((one) => ({ ...one, type: "bank_account" as const }));
  expect(redact(text, seen).text).toBe(expected);
});
