import { describe, expect, test } from "vitest";
import { loadCity } from "./load-city.ts";

describe("loadCity", () => {
  test("knows Hồ Chí Minh City: 168 wards, 113 phường, 54 xã, 1 đặc khu, each with its four offices", () => {
    const city = loadCity("hcmc");
    const count = (type: string) => city.wards.filter((ward) => ward.type === type).length;
    expect([city.wards.length, count("phuong"), count("xa"), count("dac_khu")]).toEqual([168, 113, 54, 1]);
    expect(city.units.filter(({ wardCode }) => wardCode !== null).map(({ id }) => id)).toEqual(
      city.wards.flatMap(({ code }) => [`${code}-ubnd`, `${code}-congan`, `${code}-tramyte`, `${code}-hcc`]),
    );
    expect(new Set(city.units.map(({ id }) => id)).size).toBe(city.units.length);
    expect(city.ward("26732")?.name).toBe("Đặc khu Côn Đảo");
    expect(city.ward("1")).toBeUndefined();
  });

  test.each(["atlantis", "", "constructor"])("names CITY_PACK when there is no pack %j", (pack) => {
    expect(() => loadCity(pack)).toThrow(
      expect.objectContaining({ code: "MISCONFIGURED", message: expect.stringContaining("CITY_PACK") }),
    );
  });
});
