import { expect, test } from "vitest";
import { closeWards } from "./close-wards.ts";
import { liveCity } from "./live-city.ts";
import { loadPack } from "./load-city.ts";

const { city } = liveCity(loadPack("hcmc"));
const codeOf = (name: string) => city.wards.find((ward) => ward.name === name)?.code ?? "";
const namesAround = (name: string) => [...closeWards(city, codeOf(name))].map((code) => city.ward(code)?.name);

test("wards that touch are close, and those with a river or a railway between", () => {
  expect(namesAround("Phường Thủ Đức")).toEqual(
    expect.arrayContaining(["Phường Thủ Đức", "Phường Linh Xuân", "Phường Hiệp Bình"]),
  );
  expect(namesAround("Phường Hiệp Bình")).toContain("Phường Thủ Đức");
});

test("what is some kilometres away is not", () => {
  expect(namesAround("Phường Thủ Đức")).not.toContain("Phường Thạnh Mỹ Tây");
  expect(namesAround("Phường Bến Thành").length).toBeLessThan(30);
});

test("without outlines a ward is alone", () => {
  expect([...closeWards({ wards: [], boundary: () => undefined, boundaries: null }, "26734")]).toEqual(["26734"]);
});
