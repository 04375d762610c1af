import { describe, expect, test } from "vitest";
import { buildCity } from "../build-city.ts";
import { loadCity, loadPack } from "../load-city.ts";

const city = loadCity("hcmc");
const seen = (text: string) => {
  const { status, ward } = city.locate({ text });
  return [status, ward?.name ?? null];
};

describe("names of former times", () => {
  test.each([
    ["P. Bình An, Quận 2", "Phường An Khánh"],
    ["phường Hiệp Phú Quận 9", "Phường Tăng Nhơn Phú"],
    ["phường Linh Chiểu, Q. Thủ Đức", "Phường Thủ Đức"],
    ["phường Phước Long B, quận Thủ Đức", "Phường Phước Long"],
    ["phường 12 quận 4", "Phường Xóm Chiếu"],
    ["phường 8, quận 5 (cũ)", "Phường An Đông"],
    ["P. Hòa Hưng (trước là P.15 Q10)", "Phường Hòa Hưng"],
    ["phường Nhiêu Lộc, tên cũ phường 14 quận 3", "Phường Nhiêu Lộc"],
    ["gia phú p14 q10 cũ (nay là Diên Hồng)", "Phường Diên Hồng"],
    ["thị xã Thuận An, phường An Thạnh", "Phường Thuận An"],
    ["phường Hiệp Thành quận 12", "Phường Tân Thới Hiệp"],
  ])("%j is %s", (text, name) => expect(seen(text)).toEqual(["resolved", name]));

  test("Quận 2, Quận 9 and Quận Thủ Đức are asked about among their own wards", () => {
    const names = (text: string) => city.locate({ text }).candidates.map(({ name }) => name);
    expect(names("Quận 9 cũ").sort()).toEqual(
      ["Long Bình", "Long Phước", "Long Trường", "Phước Long", "Tăng Nhơn Phú"].map((name) => `Phường ${name}`),
    );
    expect(names("quận 2")).toContain("Phường An Khánh");
    expect(names("quận 2")).not.toContain("Phường Thủ Đức");
    expect(names("Quận Thủ Đức")).toContain("Phường Linh Xuân");
    expect(city.locate({ text: "quận 9" }).formerDistrict).toBe("Thành phố Thủ Đức");
  });

  test.each(["Bình Dương", "tỉnh Bà Rịa - Vũng Tàu", "TX Thuận An", "H.HM", "TP Thủ Đức"])(
    "%j alone is a question about its wards",
    (text) => {
      const { status, ask, candidates } = city.locate({ text });
      expect([status, candidates.length > 1]).toEqual(["ambiguous", true]);
      expect(ask).toMatch(/^Anh\/chị vui lòng .*\?$/);
    },
  );
});

describe("short forms and slips", () => {
  test.each([
    ["BHH B", "Phường Bình Tân"],
    ["P. BHH B, Q. Bình Tân", "Phường Bình Tân"],
    ["P.HBC Thủ Đức", "Phường Hiệp Bình"],
    ["Tân Xuân HM", "Xã Hóc Môn"],
    ["p tân phú td", "Phường Tăng Nhơn Phú"],
    ["phuờng bàn cờ", "Phường Bàn Cờ"],
    ["phương 14 quận 3", "Phường Nhiêu Lộc"],
    ["fuong ban co", "Phường Bàn Cờ"],
    ["phuwowngf Banf Cowf", "Phường Bàn Cờ"],
    ["phuowngf 13 quaanj Binhf Thanhj", "Phường Bình Lợi Trung"],
    ["phường 14 quận Tân Bìnhh", "Phường Tân Bình"],
    ["P.13 Bình Thạng", "Phường Bình Lợi Trung"],
    ["phường Nhiêuu Lộc", "Phường Nhiêu Lộc"],
    ["phuongbanco", "Phường Bàn Cờ"],
    ["P13 quanbinhthanh", "Phường Bình Lợi Trung"],
    ["ở thaodien", "Phường An Khánh"],
    ["phường Hoà Hưng", "Phường Hòa Hưng"],
    ["hẻm 17C tổ 3 kp2, phường Bàn Cờ", "Phường Bàn Cờ"],
    ["ấp 3 xã Xuân Thới Thượng huyện Hóc Môn", "Xã Bà Điểm"],
    ["đường số 51 Phạm Văn Cội", "Xã Nhuận Đức"],
    ["Lê Trực Thạnh Mỹ Tây", "Phường Thạnh Mỹ Tây"],
  ])("%j is %s", (text, name) => expect(seen(text)).toEqual(["resolved", name]));

  test.each([
    ["LVS is a street and no ward", "hẻm 384/12A LVS"],
    ["a street named after a ward", "Đông Hưng Thuận 23"],
    ["the streets of a crossing", "góc Hòa Bình - Bình Thới"],
    ["a word that is one letter from a district", "P.15 cần gì"],
    ["the name of all of the city", "sống ở Sài Gòn"],
    ["where the writer comes from", "tui quê Bình Dương"],
    ["a hospital that is only spoken of", "đi khám bệnh viện Chợ Rẫy không được"],
    ["two words that fold to a landmark", "so thu tu"],
    ["a house number with a letter", "19F Bình Tân"],
  ])("%s decides nothing: %j", (_, text) => expect(city.locate({ text }).ward).toBeNull());
});

describe("one name, two areas", () => {
  test.each([
    ["without a district the name is today's ward", "phường Tân Phú", "Phường Tân Phú"],
    ["the old district beside it wins", "phường Tân Phú, Quận 9", "Phường Tăng Nhơn Phú"],
    ["a landmark in the other area wins", "phường Tân Phú, gần Suối Tiên", "Phường Tăng Nhơn Phú"],
    ["a landmark in the same area agrees", "phường Bến Thành gần chợ Bến Thành", "Phường Bến Thành"],
  ])("%s: %j", (_, text, name) => expect(seen(text)).toEqual(["resolved", name]));

  test("a landmark far from today's ward is asked about", () => {
    const { status, candidates, ask } = city.locate({ text: "phường Phú Mỹ, gần bến xe Miền Tây" });
    expect(status).toBe("ambiguous");
    expect(candidates.map(({ name }) => name)).toEqual(expect.arrayContaining(["Phường Phú Mỹ", "Phường An Lạc"]));
    expect(ask).toContain("chưa khớp");
  });

  test("Phú Mỹ Hưng is a quarter in Quận 7 and a commune in Củ Chi", () => {
    expect(city.locate({ text: "ở Phú Mỹ Hưng" }).status).toBe("ambiguous");
    expect(seen("xã Phú Mỹ Hưng, Củ Chi")).toEqual(["resolved", "Xã An Nhơn Tây"]);
  });

  test("Tân Tạo in Bình Tân is a ward of today and an old ward that was split", () => {
    expect(seen("phường Tân Tạo")).toEqual(["resolved", "Phường Tân Tạo"]);
    expect(city.locate({ text: "Tân Tạo, Bình Tân" }).candidates).toHaveLength(3);
  });
});

describe("split wards, landmarks, streets", () => {
  test.each([
    ["12 Ký Con, P. Nguyễn Thái Bình, Q1", "Phường Bến Thành"],
    ["duong pham van bach p15 tan binh", "Phường Tân Sơn"],
    ["P. An Phú Quận 2 đường Nguyễn Hoàng", "Phường Bình Trưng"],
    ["bv Chợ Rẫy", "Phường Chợ Lớn"],
    ["trước cổng BV Từ Dũ", "Phường Bến Thành"],
    ["kẹt xe vòng xoay Phú Lâm", "Phường Phú Lâm"],
    ["đoạn từ cầu Lê Văn Sỹ đến cầu Nguyễn Văn Trỗi", "Phường Nhiêu Lộc"],
    ["sân bay Tân Sơn Nhất kẹt xe", "Phường Tân Sơn Hòa"],
  ])("%j is %s", (text, name) => expect(seen(text)).toEqual(["resolved", name]));

  test("the share of its area tells how likely a part of a split ward is", () => {
    const { candidates, ask, formerDistrict } = city.locate({ text: "phường Nguyễn Thái Bình, quận 1" });
    expect(candidates.map(({ name }) => name)).toEqual(["Phường Bến Thành", "Phường Sài Gòn"]);
    expect(candidates[0]?.p).toBeGreaterThan(0.7);
    expect(candidates.reduce((sum, { p }) => sum + p, 0)).toBeCloseTo(1);
    expect(ask).toContain("Phường Nguyễn Thái Bình (Quận 1 cũ) nay thuộc nhiều phường");
    expect(formerDistrict).toBe("Quận 1");
  });

  test("a crossing on a border offers both wards", () => {
    const { status, candidates } = city.locate({ text: "ngã tư Hàng Xanh" });
    expect(status).toBe("ambiguous");
    expect(candidates.map(({ name }) => name).sort()).toEqual(["Phường Gia Định", "Phường Thạnh Mỹ Tây"]);
  });

  test.each([
    ["giao lộ Nguyễn Trãi - Nguyễn Văn Cừ", "Nguyễn Trãi"],
    ["góc đường Lý Thái Tổ với Hồ Thị Kỷ", "Lý Thái Tổ"],
    ["đường Trường Chinh đoạn từ Cộng Hòa đến Âu Cơ", "Trường Chinh"],
    ["hẻm 384/12A LVS", "Lê Văn Sỹ"],
    ["duong pham van bach bi ngap", "pham van bach"],
    ["ngã tư Bảy Hiền", null],
    ["duong nay hu lau roi", null],
  ])("the street of %j is %j", (text, street) => expect(city.locate({ text }).street).toBe(street));
});

test("the side of a street and the house number decide where the pack knows them, and only there", () => {
  const pack = loadPack("hcmc");
  const row = { street: "Ký Con", aliases: [], district: "Quận 1", oldWard: "Phường Nguyễn Thái Bình" };
  const known = buildCity({
    ...pack,
    streets: [
      { ...row, ward: "26740", side: "odd" },
      { ...row, ward: "26743", side: "even", from: 10, to: 98 },
    ],
  });
  const ward = (place: string) => known.locate({ text: `${place} Ký Con, P. Nguyễn Thái Bình, Q1` }).ward?.code ?? null;
  expect(["số 7", "số 12", "hẻm 48/3", "số 8", "số 100", "đường"].map(ward)).toEqual([
    "26740",
    "26743",
    "26743",
    null,
    null,
    null,
  ]);
});

test("a question with a date is answered with the wards of that day, one without with those that go on", () => {
  const pack = loadPack("hcmc");
  const [first, ...others] = pack.wards;
  if (!first) throw new Error("a city has wards");
  const later = { ...first, code: "99999", name: "Phường Thủ Dầu Mới", validFrom: "2027-01-01" };
  const changed = buildCity({ ...pack, wards: [{ ...first, validUntil: "2026-12-31" }, ...others, later] });
  const ward = (name: string, at?: string) =>
    changed.locate({ text: `ở phường ${name}`, ...(at ? { at: new Date(at) } : {}) }).ward?.code ?? null;
  // Midnight in Vietnam is five in the afternoon of the day before in UTC.
  expect(ward("Thủ Dầu Một", "2026-12-31T16:59:00Z")).toBe(first.code);
  expect(ward("Thủ Dầu Mới", "2026-12-31T17:00:00Z")).toBe("99999");
  expect(ward("Thủ Dầu Mới", "2026-06-01T00:00:00Z")).not.toBe("99999");
  expect(ward("Thủ Dầu Mới")).toBe("99999");
});

test("former districts of a ward, the largest part first", () => {
  const of = (name: string) => city.formerDistricts(city.wards.find((ward) => ward.name === name)?.code ?? "");
  expect(of("Phường Bàn Cờ")).toEqual(["Quận 3"]);
  expect(of("Phường Bình Phú")).toEqual(["Quận 6", "Quận 8"]);
  expect(city.formerDistricts("1")).toEqual([]);
  for (const { code } of city.wards) expect(city.formerDistricts(code).length).toBeGreaterThan(0);
});
