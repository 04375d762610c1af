import { expect, test } from "vitest";
import { findPersonalData } from "./find-personal-data.ts";

const found = (text: string) =>
  findPersonalData(text)
    .filter(({ type }) => type === "national_id")
    .map(({ start, end }) => text.slice(start, end));

test.each([
  ["CCCD 079052000318", ["079052000318"]],
  ["Số CCCD: 079080012946.", ["079080012946"]],
  ["CCCD của em 079094001873, tra giùm", ["079094001873"]],
  ["căn cước 079 188 012 345", ["079 188 012 345"]],
  ["can cuoc cong dan so 079188012345", ["079188012345"]],
  ["079203001234", ["079203001234"]],
  ["em đưa 001095012345 cho họ", ["001095012345"]],
  ["CMND 024567891", ["024567891"]],
  ["CMND số: 272 345 678", ["272 345 678"]],
  ["chung minh nhan dan 301234567", ["301234567"]],
  ["số chứng minh nhân dân của tôi 311234567", ["311234567"]],
  ["hộ chiếu B1234567", ["B1234567"]],
  ["passport: C9876543", ["C9876543"]],
  ["hộ chiếu AA2093817, tạm trú tại", ["AA2093817"]],
  ["quốc tịch Pháp, hộ chiếu 20FV71834", ["20FV71834"]],
  ["bị mất cccd, số cũ 024 673 918 (cmnd 9 số)", ["024 673 918"]],
  ["cccd của e số cũ là 021448739", ["021448739"]],
  ["cccd 079303o12l77 mà nhập lộn", ["079303o12l77"]],
  ["Hộ chiếu số N1234567", ["N1234567"]],
  ["cmnd cua toi la 025123456", ["025123456"]],
  ["định danh cá nhân 079301012345", ["079301012345"]],
  ["số giấy tờ: 123456789", ["123456789"]],
  ["thẻ BHYT DN4797912345678", ["DN4797912345678"]],
  ["mã số BHXH 7912345678", ["7912345678"]],
  ["cccd gắn chip 079.085.001.234", ["079.085.001.234"]],
  ["GPLX 790123456789", ["790123456789"]],
  ["CCCD(079052000318)", ["079052000318"]],
  ["cmt 012345678", ["012345678"]],
  ["so cc: 082099001234", ["082099001234"]],
  ["Tôi là Lan, CCCD số 095199000123, ngụ phường 5", ["095199000123"]],
])("number of papers in %j", (text, expected) => expect(found(text)).toEqual(expected));

test.each([
  "079052000318456",
  "mã khách hàng 079052000318",
  "mã hồ sơ 079052000318",
  "số 999999999999",
  "097052000318",
  "cmnd mất rồi",
  "đổi CCCD hẹn 15 ngày",
  "căn cước làm từ 8/2025",
  "CCCD mức 2",
  "thu 123456789 đồng",
  "024567891",
  "3.450.000.000",
  "làm CCCD cho 3 người",
  "hộ chiếu hết hạn 2026",
  "passport 10 năm",
  "căn cước của tôi 500000 đồng",
  "danh bạ 079052000318",
  "mã vận đơn 012099001234",
  "giấy tờ 10 bộ",
  "BHYT 5 năm liên tục",
  "ngày 12/08/2025 14h",
  "ID bài viết",
  "sổ BHXH chốt 2 năm 2024 2025",
  "079852000318",
  "cccd làm 2 lần 2024",
  "IMEI 012099001234567",
])("no number of papers in %j", (text) => expect(found(text)).toEqual([]));
