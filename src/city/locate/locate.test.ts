import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { foldText } from "#src/domain/text.ts";
import { loadCity, loadPack } from "../load-city.ts";

const city = loadCity("hcmc");
const wardOf = (text: string) => city.locate({ text }).ward?.name ?? null;
const old = loadPack("hcmc").oldWards;

/** Every usual way to write an old ward with its district. */
const FORMS: [string, (ward: string, district: string) => string][] = [
  ["in full", (ward, district) => `${ward}, ${district}`],
  ["short", (ward, district) => `${short(ward)}, ${short(district)}`],
  ["in a sentence", (ward, district) => `rác đầy đường ở ${ward.toLowerCase()} ${district.toLowerCase()} cũ`],
  ["without marks", (ward, district) => `duong hu o ${foldText(ward)} ${foldText(district)} nhieu thang`],
  ["district first", (ward, district) => `${district}, ${ward} bị ngập`],
  ["shouted, NFD", (ward, district) => `${ward}, ${district}`.toUpperCase().normalize("NFD")],
];

const short = (name: string) =>
  name
    .replace(/^Phường /, "P.")
    .replace(/^Xã /, "X. ")
    .replace(/^Thị trấn /, "TT ")
    .replace(/^Quận /, "Q.")
    .replace(/^Huyện /, "H.")
    .replace(/^Thành phố /, "TP ");

const codesOf = (row: (typeof old)[number]) => row.wards.map(({ code }) => code);
const numberedOr = old.filter(({ name }) => name !== "Côn Đảo");

describe("locate: old wards", () => {
  test.each(FORMS)("a ward that went whole into one is found, written %s", (_, write) => {
    for (const row of numberedOr.filter(({ wards }) => wards.length === 1)) {
      const text = write(row.name, row.district);
      expect([text, city.locate({ text }).ward?.code]).toEqual([text, row.wards[0]?.code]);
    }
  });

  test.each(FORMS)("a split ward is never guessed, and the question names every choice, written %s", (_, write) => {
    for (const row of numberedOr.filter(({ wards }) => wards.length > 1)) {
      const text = write(row.name, row.district);
      const { status, candidates, ward, ask } = city.locate({ text });
      expect([text, status, ward]).toEqual([text, "ambiguous", null]);
      expect(candidates.map(({ code }) => code)).toEqual(expect.arrayContaining(codesOf(row)));
      for (const { name } of candidates) expect(ask?.toLowerCase()).toContain(name.toLowerCase());
    }
  });

  test("a pin deep in one part of a split ward settles it, a pin in neither part is told", () => {
    for (const row of numberedOr.filter(({ wards }) => wards.length > 1)) {
      const ward = city.ward(row.wards[0]?.code ?? "");
      const text = `${row.name}, ${row.district}`;
      const place = city.locate({ text, lat: ward?.lat, lng: ward?.lng });
      expect([text, place.candidates[0]?.code]).toEqual([text, ward?.code]);
      expect(place.conflict).toBe(false);
      const away = city.locate({ text, lat: 8.6981, lng: 106.6115 });
      expect(away).toMatchObject({
        status: row.district === "Huyện Côn Đảo" ? "resolved" : "ambiguous",
        conflict: true,
      });
      expect(away.pinWard?.name).toBe("Đặc khu Côn Đảo");
    }
  });
});

describe("locate: wards since 1/7/2025", () => {
  test("all 168 are found by name, with and without marks", () => {
    for (const { code, name } of city.wards) {
      expect([name, city.locate({ text: `Ngập ở ${name}, TP.HCM` }).ward?.code]).toEqual([name, code]);
      const plain = city.locate({ text: `ngap o ${foldText(name)}` });
      // Thanh An and Thạnh An differ by one mark only.
      if (plain.status === "ambiguous") expect(foldText(name)).toBe("xa thanh an");
      else expect([name, plain.ward?.code]).toEqual([name, code]);
    }
  });

  test("Thanh An and Thạnh An are told apart by the mark, or asked about", () => {
    expect(wardOf("Ngập ở xã Thanh An")).toBe("Xã Thanh An");
    expect(wardOf("Ngập ở xã Thạnh An")).toBe("Xã Thạnh An");
    expect(city.locate({ text: "xa thanh an" }).candidates).toHaveLength(2);
  });
});

describe("locate: as people write", () => {
  test.each([
    ["P.14 Q3", "Phường Nhiêu Lộc"],
    ["p14q3", "Phường Nhiêu Lộc"],
    ["P14/Q3", "Phường Nhiêu Lộc"],
    ["phường 14 quận 3 cũ", "Phường Nhiêu Lộc"],
    ["quận 3, phường 14", "Phường Nhiêu Lộc"],
    ["P.10Q3", "Phường Nhiêu Lộc"],
    ["phường 04 quận 8", "Phường Chánh Hưng"],
    ["F4 Q8", "Phường Chánh Hưng"],
    ["p12 qbt mất nước", "Phường Bình Thạnh"],
    ["p13 binh thanh", "Phường Bình Lợi Trung"],
    ["Bạch Đằng P5 PN", "Phường Đức Nhuận"],
    ["hẻm 7 (p8 q11 cũ, nay Bình Thới) ngập", "Phường Bình Thới"],
    ["Thảo Điền, TP Thủ Đức", "Phường An Khánh"],
    ["ổ gà ở Thảo Điền quận 2", "Phường An Khánh"],
    ["thao dien q2", "Phường An Khánh"],
    ["tôi ở thảo điền", "Phường An Khánh"],
    ["NGẬP Ở THẢO ĐIỀN", "Phường An Khánh"],
    ["Quận Thủ Đức cũ, phường Linh Trung", "Phường Linh Xuân"],
    ["phường Phước Long B, Quận 9", "Phường Phước Long"],
    ["Tăng Nhơn Phú A, Thủ Đức", "Phường Tăng Nhơn Phú"],
    ["p ban co", "Phường Bàn Cờ"],
    ["Phường Bàn Cờ", "Phường Bàn Cờ"],
    ["phường Bàn Cờ, quận 3", "Phường Bàn Cờ"],
    ["PHƯỜNG BÀN CỜ", "Phường Bàn Cờ"],
    ["P.Bình Lợi Trung (trước đây thuộc P.13, Q.Bình Thạnh)", "Phường Bình Lợi Trung"],
    ["xã Bà Điểm (trước đây thuộc xã Bà Điểm, H.Hóc Môn)", "Xã Bà Điểm"],
    ["P. Tân Phú, Q.7", "Phường Tân Mỹ"],
    ["phường Tân Phú", "Phường Tân Phú"],
    ["12 Nguyễn Trãi, Bến Thành, Quận 1", "Phường Bến Thành"],
    ["Bình Hưng Hòa B, Bình Tân", "Phường Bình Tân"],
    ["xã Bình Hưng, Bình Chánh", "Xã Bình Hưng"],
    ["thị trấn Hóc Môn", "Xã Hóc Môn"],
    ["phuong phu loi thu dau mot binh duong", "Phường Phú Lợi"],
    ["P.Thắng Tam, TP.Vũng Tàu", "Phường Vũng Tàu"],
    ["phường Hoà Hưng", "Phường Hòa Hưng"],
    ["ở Côn Đảo nước yếu", "Đặc khu Côn Đảo"],
    ["Tôi quê Long An, đang ở phường Bàn Cờ", "Phường Bàn Cờ"],
    ["P.13, QBình Thạnh", "Phường Bình Lợi Trung"],
    ["f13 qbinh thanh", "Phường Bình Lợi Trung"],
    ["phường Tân Tạo ạ", "Phường Tân Tạo"],
    ["phường Tân Định Bến Cát", "Phường Hòa Lợi"],
    ["ấp 3 Xuân Thới Thượng Hóc Môn", "Xã Bà Điểm"],
    ["long bình thủ đức ngập", "Phường Long Bình"],
    ["p 2 q 5 mất nước", "Phường Chợ Quán"],
  ])("%j is %s", (text, name) => {
    expect([city.locate({ text }).status, wardOf(text)]).toEqual(["resolved", name]);
  });

  test.each([
    "quận 3",
    "phường 14",
    "ở Gò Vấp",
    "o quan 8 cu khu vuc pham the hien",
    "Phường Bàn Cờ, Quận 8",
    "P.25, Q.3",
    "từ phường Bàn Cờ đến phường Tân Định",
    "đường Võ Thị Sáu, quận 3",
    "Xã Tân Kiên",
  ])("%j is asked about", (text) => {
    const { status, ward, candidates, ask, span } = city.locate({ text });
    expect([status, ward]).toEqual(["ambiguous", null]);
    expect(candidates.length).toBeGreaterThan(1);
    expect(candidates.length).toBeLessThanOrEqual(5);
    expect(ask).toMatch(/^.*anh\/chị.*\?$/i);
    expect(span).not.toBeNull();
  });

  test.each([
    "Phường Láng, Hà Nội",
    "phường Bàn Cờ, Hà Nội",
    "Tôi ở Đồng Nai",
    "Phường 5, TP Mỹ Tho, Tiền Giang",
    "tinh Dong Nai",
    "tại Cần Thơ",
    "12 Lê Lợi, Huế",
    "tỉnh Phú Thọ",
    "Phường Láng, Hà Nội ngập cả tuần",
    "phuong lang ha noi",
    "Thành phố Huế ngập",
    "Phường 1, thành phố Mỹ Tho",
  ])("%j is outside", (text) => {
    expect(city.locate({ text })).toMatchObject({ status: "outside", ward: null, ask: null });
  });

  test.each([
    "",
    "Gia đình tôi rất bức xúc vì tiếng ồn",
    "gia dinh toi rat buc xuc",
    "cầm con dao dọa hàng xóm",
    "đi ăn với chị Phương",
    "Anh Nguyễn Văn Bình Hưng",
    "Xa lộ Hà Nội ngập",
    "đường Hà Nội",
    "Cầu Bình Lợi kẹt xe",
    "F1 đang ở nhà",
    "15p nữa cúp điện",
    "quán 3 miền",
    "gọi rồi, p 2 ngày chưa ai tới",
    "báo q 3 lần rồi",
    "quan com ha noi on ao",
    "Dưới Cà Mau tui không ai hát khuya vậy",
    "nhớ hồi ở Huế hẻm rộng",
    "cư xá Phú Lâm D",
    "xe 51F1 23456",
    "🙂🙂",
  ])("%j names no place, so the citizen is asked", (text) => {
    expect(city.locate({ text })).toMatchObject({ status: "none", ward: null, candidates: [], span: null });
    expect(city.locate({ text }).ask).toMatch(/\?$/);
  });
});

describe("locate: span, street, pin", () => {
  test("the span cuts the place out of the text as given, also when it is NFD", () => {
    const text = "Ổ gà 🙂 ở P.14, Q.3 lâu rồi".normalize("NFD");
    const { span } = city.locate({ text });
    expect(text.slice(...(span ?? [0, 0]))).toBe("P.14, Q.3");
    const marks = "ngập ở Phường Bàn Cờ.".normalize("NFD");
    expect(marks.slice(...(city.locate({ text: marks }).span ?? [0, 0])).normalize("NFC")).toBe("Phường Bàn Cờ");
  });

  test.each([
    ["số 50/1A đường Nguyễn Trãi, P.7, Q.5", "Nguyễn Trãi"],
    ["hẻm 48 đường Lê Văn Sỹ, phường 13, quận 3", "Lê Văn Sỹ"],
    ["Đường 3 Tháng 2 bị ngập", "3 Tháng 2"],
    ["con đường này hư", null],
    ["hẻm 12/3 Lê Văn Sỹ P13 Phú Nhuận", "Lê Văn Sỹ"],
    ["Số 12 Lê Lợi, phường Bến Thành", "Lê Lợi"],
    ["hẻm 12 Phường 3 quận 5", null],
    ["con đường này hư, đường số 9 cũng vậy", "đường số 9"],
  ])("%j is on %j", (text, street) => {
    expect(city.locate({ text }).street).toBe(street);
  });

  test("a pin near an edge offers the wards around it with their likelihood, and asks", () => {
    const place = city.locate({ text: "ổ gà ở đây", lat: 10.7769, lng: 106.7009 });
    expect(place.status).toBe("ambiguous");
    expect(place.candidates[0]?.name).toBe("Phường Sài Gòn");
    expect(place.candidates.length).toBeGreaterThan(1);
    expect(place.ask).toContain("phường Sài Gòn");
    expect(place.candidates.reduce((sum, { p }) => sum + p, 0)).toBeGreaterThan(0.9);
  });

  test("a pin in the heart of a ward is in that ward", () => {
    const { lat, lng } = city.ward("26732") ?? { lat: 0, lng: 0 };
    expect(city.locate({ text: "ổ gà ở đây", lat: lat + 0.01, lng })).toMatchObject({
      status: "resolved",
      ward: { code: "26732" },
      pinWard: { code: "26732" },
      ask: null,
    });
  });

  test("text and pin that disagree are both told: the text stands", () => {
    const con = city.ward("26732");
    const place = city.locate({ text: "ổ gà ở phường Bàn Cờ", lat: con?.lat, lng: con?.lng });
    expect(place).toMatchObject({
      status: "resolved",
      ward: { name: "Phường Bàn Cờ" },
      pinWard: { name: "Đặc khu Côn Đảo" },
      conflict: true,
    });
    const { lat, lng } = city.wards.find(({ name }) => name === "Phường Bàn Cờ") ?? { lat: 0, lng: 0 };
    expect(city.locate({ text: "ổ gà ở phường Bàn Cờ", lat, lng }).conflict).toBe(false);
  });

  test("a pin in Hà Nội is outside, but does not overrule a ward that is named", () => {
    const pin = { lat: 21.02, lng: 105.83 };
    expect(city.locate({ text: "ổ gà ở đây", ...pin }).status).toBe("outside");
    expect(city.locate({ text: "ổ gà ở phường Bàn Cờ", ...pin }).status).toBe("resolved");
  });

  test.each(["1/", "p1 ", "p1q3 ", "đường ", "số 1a/1a ", "Hà Nội, ", "a\u0301"])(
    "ten thousand letters of %j are read to the end",
    (bit) => {
      // Work that grows with the square of the length would not end within the runner's own limit.
      const place = city.locate({ text: bit.repeat(10_000 / bit.length) });
      expect(place.candidates.length).toBeLessThanOrEqual(5);
    },
  );

  test("whatever is written, the answer holds together and the span lies in the text", () => {
    const bits = fc.constantFrom(
      "phường ",
      "P.",
      "q",
      "3",
      "14",
      " Bàn Cờ",
      ", ",
      "Hà Nội",
      "thu duc",
      "cũ",
      "ở ",
      "\u0309",
      "🙂",
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(bits, { maxLength: 12 }).map((all) => all.join("")),
          fc.string(),
        ),
        (text) => {
          const { status, ward, candidates, span, ask } = city.locate({ text });
          expect(ward !== null).toBe(status === "resolved");
          expect(ask === null).toBe(status === "resolved" || status === "outside");
          for (const { code } of candidates) expect(city.ward(code)).toBeDefined();
          if (span) {
            expect(span[0]).toBeGreaterThanOrEqual(0);
            expect(span[1]).toBeGreaterThan(span[0]);
            expect(span[1]).toBeLessThanOrEqual(text.length);
          }
        },
      ),
    );
  });
});
