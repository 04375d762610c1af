import { expect, test } from "vitest";
import { findPersonalData } from "./find-personal-data.ts";

const found = (text: string) =>
  findPersonalData(text)
    .filter(({ type }) => type === "name")
    .map(({ start, end }) => text.slice(start, end));

test.each([
  ["ng bao: ta quang loc - rac un u dau hem", ["ta quang loc"]],
  ["ng báo: chị thắm, mất nước", ["thắm"]],
  ["NB: Khiêm (0908 555 311), đèn hư", ["Khiêm"]],
  ["NLH Quyên 0366555313 xin gọi sau 17h", ["Quyên"]],
  ["Cán bộ tiếp nhận: Hồng Loan", ["Hồng Loan"]],
  ["Gọi đến: Quang Huy, ngập trước cửa", ["Quang Huy"]],
  ["Gọi lúc 7h. Người đại diện: viên hồng quang", ["viên hồng quang"]],
  ["Kính mong xem xét.\nViên Quang", ["Viên Quang"]],
  ["Email: an@example.vn — Viên Quang", ["Viên Quang"]],
])("name in %j", (text, expected) => expect(found(text)).toEqual(expected));

test.each([
  "ng báo: ẩn danh, đường Lê Thị Bạch Cát ngập",
  "ng bao: an danh, cup dien",
  "NB không cho tên, hẻm 45 mất nắp cống",
  "Người báo: công an phường",
  "NB: bảo vệ chung cư",
  "Liên hệ: thanh tra, công ty",
  "Ngập nặng quá.\nBình Lợi",
  "NB: Lê Lợi, ngập",
])("no name in %j", (text) => expect(found(text)).toEqual([]));
