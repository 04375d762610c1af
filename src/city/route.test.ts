import { describe, expect, test } from "vitest";
import { SECTOR_IDS } from "#src/domain/sectors.ts";
import { URGENCIES, type Urgency } from "#src/domain/urgency.ts";
import type { RouteQuestion } from "./city.ts";
import { loadCity } from "./load-city.ts";

const city = loadCity("hcmc");
const units = new Map(city.units.map((unit) => [unit.id, unit]));
const BAN_CO = "27154";
const DI_AN = city.wards.find(({ name }) => name === "Phường Dĩ An")?.code ?? "";
const VUNG_TAU = city.wards.find(({ name }) => name === "Phường Vũng Tàu")?.code ?? "";
const CON_DAO = "26732";
const GTHTKT = "hcmc-gthtkt";
const ask = (question: Partial<RouteQuestion>) =>
  city.route({ sector: "noise", urgency: "normal", ward: BAN_CO, ...question });

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
    ["a road under 13 m, just", "road_infrastructure", "critical", BAN_CO, { roadWidthM: 12.9 }, "27154-ubnd"],
    ["a national road is never the ward's", "road_infrastructure", "low", BAN_CO, { roadOwner: "national" }, GTHTKT],
    ["a dangerous hole of unknown width is the city's", "road_infrastructure", "high", BAN_CO, undefined, GTHTKT],
    ["every traffic light is the city's", "traffic_parking", "high", BAN_CO, { asset: "traffic_light" }, GTHTKT],
    ["also in an alley", "traffic_parking", "low", BAN_CO, { asset: "traffic_light", roadWidthM: 5 }, GTHTKT],
    ["a camera too", "traffic_parking", "normal", BAN_CO, { asset: "traffic_camera" }, GTHTKT],
    ["Côn Đảo keeps its own lights", "traffic_parking", "high", CON_DAO, { asset: "traffic_light" }, "26732-ubnd"],
    ["Côn Đảo keeps its own roads", "road_infrastructure", "high", CON_DAO, { roadWidthM: 20 }, "26732-ubnd"],
    ["Côn Đảo keeps its own trees", "trees_parks", "critical", CON_DAO, undefined, "26732-ubnd"],
    ["sewers of an alley are the ward's", "drainage_flooding", "high", BAN_CO, { roadOwner: "ward" }, "27154-ubnd"],
    ["canals are the city's", "drainage_flooding", "normal", BAN_CO, { asset: "canal" }, GTHTKT],
    [
      "drains inside a house are nobody's but the ward tells",
      "drainage_flooding",
      "normal",
      BAN_CO,
      { place: "private" },
      "27154-ubnd",
    ],
    ["a fallen tree is the city's first", "trees_parks", "high", BAN_CO, { roadWidthM: 4 }, GTHTKT],
    ["pruning in an alley is the ward's", "trees_parks", "normal", BAN_CO, { roadOwner: "ward" }, "27154-ubnd"],
    [
      "a lamp in an alley is the ward's",
      "lighting_electricity",
      "normal",
      BAN_CO,
      { asset: "street_light", roadOwner: "ward" },
      "27154-ubnd",
    ],
    [
      "a lamp that kills is the power company's",
      "lighting_electricity",
      "critical",
      BAN_CO,
      { asset: "street_light", roadOwner: "ward" },
      "hcmc-evn",
    ],
    [
      "a power cut is the power company's",
      "lighting_electricity",
      "normal",
      BAN_CO,
      { asset: "power_supply" },
      "hcmc-evn",
    ],
    ["a licensed bar is the ward's", "noise", "normal", BAN_CO, { asset: "licensed_business" }, "27154-ubnd"],
    [
      "smoke of a factory is the department's",
      "waste_environment",
      "normal",
      BAN_CO,
      { asset: "factory" },
      "hcmc-nnmt",
    ],
    ["poisoning is Food Safety's", "food_safety", "critical", BAN_CO, undefined, "hcmc-attp"],
    [
      "conduct of ward police goes above them",
      "officials_conduct",
      "normal",
      BAN_CO,
      { about: "ward_police" },
      "hcmc-congan",
    ],
    [
      "conduct of the ward office goes to the city",
      "officials_conduct",
      "normal",
      BAN_CO,
      { about: "27154-ubnd" },
      "hcmc-ubnd",
    ],
    [
      "conduct at the one-stop desk goes to the ward office",
      "officials_conduct",
      "normal",
      BAN_CO,
      { about: "one_stop" },
      "27154-ubnd",
    ],
    ["a unit that nobody knows is no fact", "officials_conduct", "normal", BAN_CO, { about: "mars" }, "27154-ubnd"],
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

describe("who is never asked", () => {
  test.each(["ward_police", "ward_committee", "health_station", "one_stop", "27154-congan", "hcmc-snv"])(
    "a report on the conduct of %s does not reach them",
    (about) => {
      const routing = ask({ sector: "officials_conduct", facts: { about } });
      const complained = [
        about,
        ...city.units.filter(({ kind, wardCode }) => kind === about && wardCode === BAN_CO).map(({ id }) => id),
      ];
      expect([routing?.unit.id, ...(routing?.also ?? []).map(({ id }) => id)]).not.toEqual(
        expect.arrayContaining([expect.toSatisfy((id: string) => complained.includes(id))]),
      );
    },
  );
});

describe("khiếu nại and tố cáo", () => {
  test.each([{ petition: "to_cao" }, { kind: "denunciation" }, { petition: "khieu_nai" }])(
    "%j is refused in every sector, with where to go",
    (facts) => {
      for (const sector of SECTOR_IDS)
        for (const ward of [BAN_CO, CON_DAO, null]) {
          const routing = ask({ sector, ward, facts });
          expect(routing).toMatchObject({
            unit: { id: "hcmc-tcd" },
            also: [],
            refuse: { where: expect.stringContaining("iếp công dân") },
          });
        }
    },
  );

  test("everything else is not refused", () => {
    expect(ask({})?.refuse).toBeNull();
  });
});

describe("the day counts", () => {
  const wide = (at: string) => ask({ sector: "road_infrastructure", facts: { roadWidthM: 20 }, at: new Date(at) });

  test("the four centres are one since 30/1/2026, midnight in Vietnam", () => {
    expect(wide("2026-01-29T16:59:59Z")).toMatchObject({
      unit: { id: "hcmc-htgtdb" },
      ruleId: "road-wide-truoc-hop-nhat",
    });
    expect(wide("2026-01-29T17:00:00Z")).toMatchObject({ unit: { id: GTHTKT }, ruleId: "road-wide" });
    expect(city.units.filter(({ successor }) => successor === GTHTKT)).toHaveLength(4);
  });

  test("a unit that did not exist yet is replaced by one that it grew out of, and the reason says so", () => {
    const routing = ask({ sector: "trees_parks", urgency: "high", at: new Date("2026-01-10T03:00:00Z") });
    expect(routing?.unit.id).toBe("hcmc-htkt");
    expect(routing?.rule).toMatch(/^vì .+; khi đó là Trung tâm Quản lý Hạ tầng kỹ thuật/);
  });

  test("noise is punished by the decree of its day", () => {
    expect(ask({ at: new Date("2025-12-14T10:00:00Z") })?.rule).toContain("NĐ 144/2021");
    expect(ask({ at: new Date("2025-12-15T10:00:00Z") })?.rule).toContain("NĐ 282/2025");
    expect(ask({})?.rule).toContain("NĐ 282/2025");
  });

  const units = city.unitsFile;
  const changed = (id: string, change: object) =>
    city.with({
      units: { ...units, units: units.units.map((unit) => (unit.id === id ? { ...unit, ...change } : unit)) },
    });
  const lamp = { sector: "lighting_electricity", ward: BAN_CO, urgency: "critical" as const };

  test("a lead that has ended is replaced by its successor", () => {
    const routing = changed("hcmc-evn", { validUntil: "2026-06-30", successor: "hcmc-sawaco" }).route(lamp);
    expect(routing?.unit.id).toBe("hcmc-sawaco");
    expect(routing?.rule).toMatch(/EVNHCMC, 24\/7\) nay là Tổng công ty Cấp nước/);
  });

  test("a lead that has ended without a successor is passed over; a ring of successors holds up nobody", () => {
    const gone = changed("hcmc-evn", { validUntil: "2026-06-30" });
    expect(gone.route(lamp)?.ruleId).toBe("electricity");
    expect(gone.route({ ...lamp, at: new Date("2026-06-30T03:00:00Z") })?.unit.id).toBe("hcmc-evn");
    const ring = changed("hcmc-evn", { validUntil: "2026-06-30", successor: "hcmc-evn" });
    expect(ring.route(lamp)?.ruleId).toBe("electricity");
  });
});

describe("explain", () => {
  test("names the lines before, in their order, and why each did not hold", () => {
    const steps = ask({ sector: "road_infrastructure", facts: { roadWidthM: 20 }, explain: true })?.steps;
    const narrow = steps?.find(({ rule }) => rule === "road-narrow");
    expect(narrow?.unmet).toBe("dòng này cần đường rộng dưới 13 m; đường rộng 20 m");
    const order = city.rules.map(({ id }) => id);
    const at = (steps ?? []).map(({ rule }) => order.indexOf(rule));
    expect(at).toEqual([...at].sort((a, b) => a - b));
    expect(steps?.map(({ rule }) => rule)).toContain("road-wide-truoc-hop-nhat");
  });

  test("says nothing unless asked", () => {
    expect(ask({})).not.toHaveProperty("steps");
  });
});

describe("nextUnit", () => {
  const next = (sector: string, notUnits: string[], facts?: Record<string, unknown>) =>
    city.nextUnit({ sector, ward: BAN_CO, urgency: "normal", notUnits, facts });

  test("asks whom the line tells of it, then later lines, then the desk, then nobody; each with its reason", () => {
    const first = next("road_infrastructure", ["27154-ubnd"]);
    expect(first).toMatchObject({ unit: { id: GTHTKT }, also: [] });
    expect(first?.rule).toMatch(/^vì UBND phường Bàn Cờ cho biết không thuộc thẩm quyền; /);
    expect(next("road_infrastructure", ["27154-ubnd", GTHTKT])?.unit.id).toBe("hcmc-triage");
    expect(next("road_infrastructure", ["27154-ubnd", GTHTKT, "hcmc-triage"])).toBeNull();
    expect(next("noise", ["27154-congan"])?.unit.id).toBe("27154-ubnd");
  });

  test("never proposes a unit that has said no, nor the one complained of", () => {
    for (const sector of SECTOR_IDS) {
      const refused: string[] = [];
      for (let routing = city.route({ sector, ward: BAN_CO, urgency: "normal" }); routing && refused.length < 20; ) {
        expect(refused).not.toContain(routing.unit.id);
        refused.push(routing.unit.id);
        routing = next(sector, refused);
      }
      expect(refused.length).toBeLessThan(20);
      expect(refused).toContain("hcmc-triage");
    }
    const conduct = next("officials_conduct", ["hcmc-ubnd"], { about: "ward_committee" });
    expect(conduct?.unit.id).not.toBe("27154-ubnd");
  });

  test("a petition goes to no unit at all", () => {
    expect(next("noise", ["27154-congan"], { petition: "to_cao" })).toBeNull();
  });
});
