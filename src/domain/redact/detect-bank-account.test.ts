import { expect, test } from "vitest";
import { findPersonalData } from "./find-personal-data.ts";

const found = (text: string) =>
  findPersonalData(text)
    .filter(({ type }) => type === "bank_account")
    .map(({ start, end }) => text.slice(start, end));

test.each([
  ["ck vô vcb 9 3o2 448 17 6 , thu 6tr", ["9 3o2 448 17 6"]],
  ["STK 0071000123456 VCB", ["0071000123456"]],
  ["stk: 19031234567890 Techcombank", ["19031234567890"]],
  ["số tài khoản 123456789 ACB", ["123456789"]],
  ["tài khoản 1234 5678 9012", ["1234 5678 9012"]],
  ["TK 060123456789 Sacombank", ["060123456789"]],
  ["chuyển khoản qua 0071000123456", ["0071000123456"]],
  ["ck vào tk 12345678", ["12345678"]],
  ["so tai khoan cua toi la 7110123456", ["7110123456"]],
  ["Vietcombank 0071000123456", ["0071000123456"]],
  ["MB 9704123456789", ["9704123456789"]],
  ["Agribank: 1600205123456", ["1600205123456"]],
  ["BIDV 31410001234567", ["31410001234567"]],
  ["0071000123456 Vietcombank", ["0071000123456"]],
  ["19031234567890 (TCB)", ["19031234567890"]],
  ["stk ngân hàng MB bank 0987 1234 5678", ["0987 1234 5678"]],
  ["STK 0912345678 MB", ["0912345678"]],
  ["lừa em chuyển vào stk 108812345678 tên công ty", ["108812345678"]],
  ["tk acb 12345678", ["12345678"]],
  ["Số TK: 123-456-789-012", ["123-456-789-012"]],
  ["ngân hàng Vietinbank số 108812345678", ["108812345678"]],
  ["TPBank 04123456789", ["04123456789"]],
  ["tai khoan vpbank so 123456789", ["123456789"]],
  ["STK của em: 1023456789", ["1023456789"]],
  ["nộp vào tài khoản số 37130123456", ["37130123456"]],
  ["VIB 601704060123456", ["601704060123456"]],
  ["account: 123456789", ["123456789"]],
])("bank account in %j", (text, expected) => expect(found(text)).toEqual(expected));

test.each([
  "tài khoản bị trừ 1500000 đồng",
  "tài khoản 500.000",
  "chuyển khoản 1.500.000 tiền cọc",
  "ck 200000đ",
  "tk 21 rồi",
  "STK mất rồi",
  "ngân hàng đóng cửa 15 ngày",
  "gọi ngân hàng 0912345678",
  "MB 100",
  "ngân hàng 1900545413",
  "tài khoản VNeID mức 2",
  "VCB 2025",
  "momo 50000",
  "chuyển khoản trước 300000 đồng",
  "tài khoản mã hồ sơ 123456789",
  "ACB gần nhà 123 Lê Lợi",
  "số 12345",
  "vay 10000000 ở ngân hàng",
  "nh 4 tháng 2025",
  "tk của tôi bị khóa 3 ngày",
  "hotline VCB 1900 5454 13",
  "ngân hàng số 12 Lê Lợi",
  "acc bị hack",
  "tài khoản 100.000.000",
  "mất 2.300.000 đồng",
  "thẻ ATM hết hạn 12/2025",
])("no bank account in %j", (text) => expect(found(text)).toEqual([]));
