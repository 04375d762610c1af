import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { SECTOR_IDS } from "#src/domain/sectors.ts";
import { URGENCIES } from "#src/domain/urgency.ts";
import { faultsOf } from "./faults-of.ts";
import { loadCity } from "./load-city.ts";

const city = loadCity("danang");
const ward = (name: string) => city.wards.find((one) => one.name === name)?.code ?? "";
const MONDAY = new Date("2026-03-02T01:00:00Z"); // 08:00

describe("Đà Nẵng, a city that is data alone", () => {
  test("has its 94 wards, fits together, and answers for every sector, urgency and ward", () => {
    expect(city.wards).toHaveLength(94);
    expect(faultsOf(city)).toEqual([]);
    const silent = SECTOR_IDS.flatMap((sector) =>
      URGENCIES.flatMap((urgency) =>
        city.wards.filter(({ code }) => {
          const routing = city.route({ sector, urgency, ward: code, at: MONDAY });
          return !routing?.rule.startsWith("vì ") || city.unit(routing.unit.id)?.name !== routing.unit.name;
        }),
      ),
    );
    expect(silent).toEqual([]);
  });

  test.each([
    ["ngập ở phường Hòa Cường Bắc quận Hải Châu", "Phường Hòa Cường"],
    ["phường Cẩm Phô, Hội An", "Phường Hội An"],
    ["P. Hải Châu có rác", "Phường Hải Châu"],
  ])("locates “%s”", (text, name) => {
    expect(city.locate({ text })).toMatchObject({ status: "resolved", ward: { name } });
  });

  test("asks where its one split ward went", () => {
    expect(city.locate({ text: "xã Hòa Liên huyện Hòa Vang" })).toMatchObject({ status: "ambiguous", ward: null });
  });

  test.each([
    ["drainage_flooding", "Phường Hải Châu", {}, "dn-thoatnuoc"],
    ["drainage_flooding", "Phường Tam Kỳ", {}, `${ward("Phường Tam Kỳ")}-ubnd`],
    ["water_supply", "Phường Hải Châu", {}, "dn-dawaco"],
    ["water_supply", "Phường Hội An", {}, "dn-capnuoc-quangnam"],
    ["traffic_parking", "Phường Hội An", { asset: "traffic_light" }, "dn-sxd"],
    ["road_infrastructure", "Đặc khu Hoàng Sa", { roadOwner: "city" }, "20333-ubnd"],
    ["officials_conduct", "Phường Hải Châu", { about: "ward_police" }, "dn-congan"],
  ])("routes %s in %s %j to %s", (sector, name, facts, unit) => {
    expect(city.route({ sector, ward: ward(name), urgency: "normal", facts })?.unit.id).toBe(unit);
  });

  test("is due by its own decision 960/2021, on its own hours", () => {
    const due = city.due({ urgency: "normal", sector: "noise", ward: ward("Phường Hải Châu"), start: MONDAY });
    // Three working days of 7:30–11:30 and 13:30–17:30, from Monday 8:00.
    expect(due).toMatchObject({ calendar: "hanh-chinh", resolutionDueAt: new Date("2026-03-05T01:00:00Z") });
    expect(due.why).toContain("QĐ 960/2021");
    const urgent = city.due({ urgency: "high", sector: "noise", ward: ward("Phường Hải Châu"), start: MONDAY });
    expect(urgent.resolutionDueAt).toEqual(new Date("2026-03-03T01:00:00Z"));
  });

  test("hands back to its own desk", () => {
    const refused = ["dn-dawaco", `${ward("Phường Hải Châu")}-ubnd`];
    const next = city.nextUnit({
      sector: "water_supply",
      ward: ward("Phường Hải Châu"),
      urgency: "low",
      notUnits: refused,
    });
    expect(next?.unit.id).toBe("dn-1022");
  });
});

test("no code of the city names a city: what differs between two of them is data", () => {
  const root = new URL("./", import.meta.url);
  const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter(
    (file) => file.endsWith(".ts") && !file.endsWith(".test.ts") && !file.startsWith("packs/"),
  );
  const code = (file: string) =>
    readFileSync(new URL(file, root), "utf8")
      .replace(/\/\*[\s\S]*?\*\//g, "")
      .replace(/^\s*\/\/.*$/gm, "");
  expect(files.length).toBeGreaterThan(20);
  expect(files.filter((file) => /hcmc|danang|hồ chí minh|đà nẵng|sài gòn|1022/i.test(code(file)))).toEqual([]);
});
