import { expect, test } from "vitest";
import { hideContact } from "./hide-contact.ts";

const who = { name: "Lê Thị Thanh Bình", phone: "+84912345678", email: "binh.le@example.vn" };

test.each([
  ["Tôi là Lê Thị Thanh Bình ở đây", "Tôi là [họ tên] ở đây"],
  ["toi la le thi thanh binh o day", "toi la [họ tên] o day"],
  ["LÊ THỊ THANH BÌNH", "[họ tên]"],
  ["Bình báo mất nước", "[họ tên] báo mất nước"],
  ["phường Bình Thạnh bình thường, chợ Thái Bình", "phường Bình Thạnh bình thường, chợ Thái Bình"],
  ["gọi 0912.345.678 hoặc +84 912 345 678", "gọi [số điện thoại] hoặc [số điện thoại]"],
  ["BINH.LE@example.vn", "[email]"],
])("what we know of the sender is taken out of %s", (text, safe) => {
  expect(hideContact(text, who)).toBe(safe);
});

test("nothing known, nothing changed; signs in a name are only signs", () => {
  expect(hideContact("Bình (a+b) gọi", { name: null, phone: null, email: null })).toBe("Bình (a+b) gọi");
  expect(hideContact("xin chào", { name: "*** (((", phone: "1", email: "" })).toBe("xin chào");
});
