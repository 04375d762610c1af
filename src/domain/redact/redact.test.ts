import fc from "fast-check";
import { expect, test } from "vitest";
import { findPersonalData } from "./find-personal-data.ts";
import { redact } from "./redact.ts";

test("each finding is replaced by what it was, in Vietnamese", () => {
  const given =
    "Tôi tên Nguyễn Thị Lan, CCCD 079052000318, số nhà 45/3, sđt 0912 345 678, mail lan@gmail.com, xe 59X1-123.45, STK 0071000123456";
  expect(redact(given).text).toBe(
    "Tôi tên [họ tên], CCCD [số giấy tờ], số nhà [số nhà], sđt [số điện thoại], mail [email], xe [biển số], STK [số tài khoản]",
  );
});

test("a text without personal data stays as it is", () => {
  const given = "Đèn đường số 9 tắt 3 đêm, gọi 1022 rồi.";
  expect(redact(given)).toEqual({ text: given, found: [] });
});

test("offsets belong to the text as given, decomposed or not", () => {
  const given = "Tôi tên Nguyễn Thị Lan, số nhà 45/3".normalize("NFD");
  expect(findPersonalData(given).map(({ start, end }) => given.slice(start, end).normalize("NFC"))).toEqual([
    "Nguyễn Thị Lan",
    "45/3",
  ]);
});

test("where two types claim the same digits, the announced one wins", () => {
  expect(findPersonalData("STK 0912345678").map(({ type }) => type)).toEqual(["bank_account"]);
  expect(findPersonalData("gọi 0912345678").map(({ type }) => type)).toEqual(["phone"]);
});

const PIECES = [
  "0912345678",
  "0912 345 678",
  "079052000318",
  "59X1-123.45",
  "lan@gmail.com",
  "STK 0071000123456",
  "CMND",
  "sđt",
  "số nhà",
  "nhà",
  "Nguyễn Thị Lan",
  "ông",
  "tôi tên",
  "đường",
  "12/3",
  "12",
  "48",
  ",",
  ".",
  " ",
  "\n",
  "-",
  "(",
  ")",
  "+84",
  "0",
  "5",
  "biển số",
  "số giấy tờ",
  "tài khoản",
  "gmail",
  "@",
  "ễ".normalize("NFD"),
  "😀",
  "VCB",
  "x",
  "A",
  "/",
];
const message = fc.oneof(
  fc.string({ unit: "binary", maxLength: 80 }),
  fc.array(fc.constantFrom(...PIECES), { maxLength: 14 }).map((pieces) => pieces.join(" ")),
  fc.array(fc.constantFrom(...PIECES), { maxLength: 14 }).map((pieces) => pieces.join("")),
);

test("findings are inside the text, ascending and disjoint, and nothing throws", () => {
  fc.assert(
    fc.property(message, (text) => {
      let from = 0;
      for (const { start, end } of findPersonalData(text)) {
        expect(start).toBeGreaterThanOrEqual(from);
        expect(end).toBeGreaterThan(start);
        from = end;
      }
      expect(from).toBeLessThanOrEqual(text.length);
    }),
    { numRuns: 2000 },
  );
});

test("redacting what is redacted finds no phone, mail, papers or plate", () => {
  fc.assert(
    fc.property(message, (text) => {
      const again = findPersonalData(redact(text).text).filter(({ type }) =>
        ["phone", "email", "national_id", "plate"].includes(type),
      );
      expect(again).toEqual([]);
    }),
    { numRuns: 2000 },
  );
});

test.each(
  [
    "0",
    "0 ",
    "1/",
    "a",
    "a.",
    "@a",
    "a@",
    "Nguyễn ",
    "nguyen van ",
    "ông ",
    "không ",
    "stk so ",
    "59x1 ",
    "CMND ",
    "-",
    " ",
    "tên ",
    "(",
    "+1 ",
    "số nhà ",
    "gmail ",
    "ê\u0323",
    "thằng ",
    "thang ty ",
    "Lan ",
    "Lan và ",
    "anh Lan, ",
    "e tên thảo ",
    "vợ chồng ",
    "nhà huy ",
    "ông tư lùn ",
    "Trần Thị B. ",
    "quán số 1 ",
    "0o",
    "a (at) ",
  ].map((unit) => [unit]),
)("20,000 characters of %j are read to the end", (unit) => {
  // Work that grows with the square of the length would not end within the runner's own limit.
  const findings = findPersonalData(unit.repeat(Math.ceil(20_000 / unit.length)));
  expect(findings.every(({ start, end }) => start < end)).toBe(true);
});

test("a name typed right after a number hides neither it nor the address behind", () => {
  const { text } = redact("0912345678Nguyễn Thị Lan,48lan@gmail.com");
  expect(text).not.toMatch(/0912345678|48lan/);
});
