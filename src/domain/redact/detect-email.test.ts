import { expect, test } from "vitest";
import { findPersonalData } from "./find-personal-data.ts";

const found = (text: string) =>
  findPersonalData(text)
    .filter(({ type }) => type === "email")
    .map(({ start, end }) => text.slice(start, end));

test.each([
  ["mail tôi lan.nguyen@gmail.com", ["lan.nguyen@gmail.com"]],
  ["Email: tran_van-b+1@yahoo.com.vn.", ["tran_van-b+1@yahoo.com.vn"]],
  ["LAN@GMAIL.COM", ["LAN@GMAIL.COM"]],
  ["gửi về abc123@outlook.com nha", ["abc123@outlook.com"]],
  ["(a.b@c.vn)", ["a.b@c.vn"]],
  ["phản hồi <hoa@company.com.vn>", ["hoa@company.com.vn"]],
  ["lan92 @ gmail.com", ["lan92 @ gmail.com"]],
  ["lan92@gmail", ["lan92@gmail"]],
  ["lan92@gmail com", ["lan92@gmail com"]],
  ["lan92 a còng gmail chấm com", ["lan92 a còng gmail chấm com"]],
  ["lan a cong gmail cham com", ["lan a cong gmail cham com"]],
  ["lan (at) gmail.com", ["lan (at) gmail.com"]],
  ["lan at gmail dot com", ["lan at gmail dot com"]],
  ["mail: lannguyen gmail.com", ["lannguyen gmail.com"]],
  ["email của tôi lannguyen gmail com", ["lannguyen gmail com"]],
  ["lan.nguyen92 gmail com", ["lan.nguyen92 gmail com"]],
  ["a@b.com, c@d.com", ["a@b.com", "c@d.com"]],
  ["e gửi qua mail minhtu@student.hcmute.edu.vn r", ["minhtu@student.hcmute.edu.vn"]],
  ["thu dien tu: bichthuy@icloud.com", ["bichthuy@icloud.com"]],
  ["Trân trọng,\nhung.le@fpt.com.vn", ["hung.le@fpt.com.vn"]],
  ["x@y.info", ["x@y.info"]],
  ["1992lan@hotmail.com", ["1992lan@hotmail.com"]],
  ["lan@gmail,com", ["lan@gmail,com"]],
  ["mailto:lan@gmail.com", ["lan@gmail.com"]],
  ["zalo/mail: ngoc_anh@proton.me", ["ngoc_anh@proton.me"]],
])("address of mail in %j", (text, expected) => expect(found(text)).toEqual(expected));

test.each([
  "có gmail không ad",
  "gửi mail hoài không trả lời",
  "bán @ 20k/kg",
  "@admin ơi xem giùm",
  "tag @phuong13 vô",
  "lớp học 5@ đường",
  "trang https://tphcm.gov.vn",
  "xem www.abc.com.vn",
  "fanpage Phường An Phú",
  "gmail của phường bị đầy",
  "tôi đã gửi qua gmail com mạng rồi",
  "giá 5@ một ly",
  "@@ trời ơi",
  "email không ai đọc",
  "mail: chưa có",
  "tài khoản Facebook lan.nguyen",
  "a @ b",
  "@",
  "@gmail",
  "yahoo hồi xưa",
  "outlook văn phòng bị lỗi",
  "gửi email cho phường 13",
  "nick zalo Lan",
  "icloud bị khóa",
  "lan@",
  "123@456",
])("no address of mail in %j", (text) => expect(found(text)).toEqual([]));
