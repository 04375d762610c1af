import { describe, expect, test } from "vitest";
import { cellOf, cellsAround } from "./cell.ts";
import { mattersIn } from "./matters.ts";
import { placeNamesIn } from "./place-names.ts";
import { readReason, reason } from "./reasons.ts";
import { windowMinutesOf } from "./shape-of.ts";
import { spotsIn } from "./spots.ts";

describe("what a text tells of", () => {
  test.each([
    ["Nhà hàng xóm đang cháy lớn", "fire"],
    ["dang chay lon o hem 5", "fire"],
    ["cúp điện mà hông báo trước", "power_cut"],
    ["mat dien nguyen khu pho", "power_cut"],
    ["nc ngap wa, xe chet may", "flood"],
    ["ổ gà to trước chợ", "pothole"],
  ])("%s", (text, matter) => expect(mattersIn(text)).toContain(matter));

  test("with its marks, running is not burning and calling out is not being sick", () => {
    expect(mattersIn("Xe tải chạy rất nhanh mấy anh ơi")).toEqual([]);
  });
});

describe("houses, alleys and crossings", () => {
  test.each([
    ["trước số 45 Lê Văn Sỹ", ["so 45"]],
    ["hẻm 12/5 Cao Thắng", ["hem 12x5"]],
    ["quán 18 Nguyễn Thiện Thuật", ["so 18"]],
    ["Quận 3 ngập, đường số 7", []],
    ["đầu cầu Lê Văn Sỹ", ["cau"]],
    ["ngập ở P. Cầu Ông Lãnh", []],
    ["cầu dao bị ngắt trước 5 ngày", []],
  ])("%s", (text, spots) => expect(spotsIn(text)).toEqual(spots));
});

test("names of places are found with and without marks, the ward is none of them", () => {
  expect([...placeNamesIn("Ngập đường Nguyễn Hữu Cảnh, Phường Thạnh Mỹ Tây", null, "Thạnh Mỹ Tây")]).toEqual([
    ["nguyen huu canh", "Nguyễn Hữu Cảnh"],
  ]);
  expect([...placeNamesIn("ngap o nguyen huu canh roi", null, null).keys()]).toContain("nguyen huu canh");
  expect([...placeNamesIn("cây ngã ở Xã Hưng Long", "xã Hưng Long", "Hưng Long")]).toEqual([]);
  // "vô nhà em", not somebody called Võ.
  expect([...placeNamesIn("khoi bay vo nha em", null, null)]).toEqual([]);
});

test("what is within five hundred metres lies in the cell or one around it", () => {
  const here = { lat: 10.7705, lng: 106.682 };
  for (const [lat, lng] of [
    [0.0045, 0],
    [-0.0045, 0],
    [0, 0.0045],
    [0, -0.0045],
  ] as const)
    expect(cellsAround(here)).toContain(cellOf({ lat: here.lat + lat, lng: here.lng + lng }));
});

test("a lamp is remembered longer than a power cut of the same sector", () => {
  const of = (...matters: string[]) => windowMinutesOf({ sector: "lighting_electricity", matters });
  expect(of("street_light")).toBeGreaterThan(5 * of("power_cut"));
});

test("a reason is read back; one of another version is none", () => {
  expect(readReason(reason("metres", 120))).toEqual({ key: "metres", value: "120" });
  expect(readReason("moon:full")).toBeNull();
});
