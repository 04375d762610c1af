import { describe, expect, test } from "vitest";
import { SECTOR_IDS } from "#src/domain/sectors.ts";
import { URGENCIES, type Urgency } from "#src/domain/urgency.ts";
import { loadCity } from "./load-city.ts";

const city = loadCity("hcmc");
const units = new Map(city.units.map((unit) => [unit.id, unit]));
const BAN_CO = "27154";
const DI_AN = city.wards.find(({ name }) => name === "Phường Dĩ An")?.code ?? "";
const VUNG_TAU = city.wards.find(({ name }) => name === "Phường Vũng Tàu")?.code ?? "";
const CON_DAO = "26732";

describe("route in Hồ Chí Minh City", () => {
  test("every sector, urgency and ward gets a unit that exists, with a Vietnamese reason", () => {
    // Collected first: an expectation for each of fourteen thousand answers takes seconds.
    const wrong: unknown[] = [];
    for (const sector of SECTOR_IDS) {
      for (const urgency of URGENCIES) {
        for (const { code } of city.wards) {
          const routing = city.route({ sector, urgency, ward: code });
          const told = routing ? [routing.unit, ...routing.also] : [];
          const known = told.every(({ id, name }) => {
            const unit = units.get(id);
            return unit?.name === name && (unit.wardCode === null || unit.wardCode === code);
          });
          if (!routing?.rule.startsWith("vì ") || !known) wrong.push({ sector, urgency, code, routing });
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  test.each<[string, string, Urgency, string, Record<string, unknown> | undefined, string]>([
    ["a pothole of unknown width goes to the ward", "road_infrastructure", "normal", BAN_CO, undefined, "27154-ubnd"],
    ["a narrow road is the ward's", "road_infrastructure", "high", BAN_CO, { roadWidthM: 9 }, "27154-ubnd"],
    ["a road of 13 m is the city's", "road_infrastructure", "normal", BAN_CO, { roadWidthM: 13 }, "hcmc-gthtkt"],
    [
      "a width that is no number is no fact",
      "road_infrastructure",
      "normal",
      BAN_CO,
      { roadWidthM: "9" },
      "27154-ubnd",
    ],
    ["karaoke goes to the ward police", "noise", "normal", BAN_CO, undefined, "27154-congan"],
    ["a live wire goes to the power company", "lighting_electricity", "critical", BAN_CO, undefined, "hcmc-evn"],
    ["a dark street lamp goes to the city", "lighting_electricity", "normal", BAN_CO, undefined, "hcmc-gthtkt"],
    ["water in old Sài Gòn is SAWACO's", "water_supply", "normal", BAN_CO, undefined, "hcmc-sawaco"],
    ["water in old Bình Dương is BIWASE's", "water_supply", "normal", DI_AN, undefined, "hcmc-biwase"],
    ["water in old Vũng Tàu is BWACO's", "water_supply", "high", VUNG_TAU, undefined, "hcmc-bwaco"],
    ["fire goes to the fire police", "fire_rescue", "critical", BAN_CO, undefined, "hcmc-pc07"],
    ["a slow dossier goes to the service centre", "land_admin_procedures", "normal", BAN_CO, undefined, "27154-hcc"],
    ["dengue goes to the health station", "health", "high", BAN_CO, undefined, "27154-tramyte"],
    ["rudeness goes to the ward office", "officials_conduct", "normal", BAN_CO, undefined, "27154-ubnd"],
    ["Côn Đảo keeps its own sewers", "drainage_flooding", "high", CON_DAO, undefined, "26732-ubnd"],
    ["buses go to the public transport centre", "public_transport", "normal", BAN_CO, undefined, "hcmc-gtcc"],
  ])("%s", (_, sector, urgency, ward, facts, unit) => {
    expect(city.route({ sector, urgency, ward, facts })?.unit.id).toBe(unit);
  });

  test("without a ward city units answer and ward offices do not", () => {
    expect(city.route({ sector: "fire_rescue", urgency: "critical", ward: null })).toMatchObject({
      unit: { id: "hcmc-pc07" },
      also: [],
    });
    expect(city.route({ sector: "noise", urgency: "normal", ward: null })).toBeNull();
    expect(city.route({ sector: "water_supply", urgency: "normal", ward: null })).toBeNull();
  });

  test("a sector that nobody knows goes to the ward office, a ward that nobody knows gets no unit", () => {
    expect(city.route({ sector: "weather", urgency: "normal", ward: BAN_CO })?.unit.id).toBe("27154-ubnd");
    expect(city.route({ sector: "weather", urgency: "normal", ward: null })).toBeNull();
    expect(city.route({ sector: "noise", urgency: "normal", ward: "00000" })).toBeNull();
  });
});
