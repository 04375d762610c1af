import fc from "fast-check";
import { expect, test } from "vitest";
import { hidePersonalData } from "./hide-personal-data.ts";

test("phones, numbers of identity, plates, accounts and names become dots; where it is stays", () => {
  const said =
    "Ông Nguyễn Văn Tèo ở số 12/3 hẻm 45 Lê Lợi phường Sài Gòn, sđt 0987654321, CCCD 079088012345, xe 59X1-123.45, mail teo@example.vn đổ rác";
  const shown = hidePersonalData(said);
  for (const secret of ["Tèo", "0987654321", "079088012345", "59X1", "teo@"]) expect(shown).not.toContain(secret);
  expect(shown).toContain("12/3 hẻm 45 Lê Lợi phường Sài Gòn");
  expect(shown).toContain("đổ rác");
});

test("what is no personal data stays as it is", () => {
  const said = "Đường Nguyễn Trãi ngập 50 cm từ 6 giờ, gọi 114 không ai tới 😭";
  expect(hidePersonalData(said)).toBe(said);
});

test("any text keeps its length, and hiding it twice changes nothing", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: "binary" }),
      fc.constantFrom("", " sđt 0987654321", " bà Trần Thị Bưởi"),
      (text, more) => {
        const hidden = hidePersonalData(text + more);
        expect(hidden).toHaveLength((text + more).length);
        expect(hidePersonalData(hidden)).toBe(hidden);
      },
    ),
  );
});
