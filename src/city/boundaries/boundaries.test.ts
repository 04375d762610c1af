import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { buildCity } from "../build-city.ts";
import { loadCity, loadPack } from "../load-city.ts";
import { checkBoundaries } from "./check-boundaries.ts";
import { areaKm2, isInside, type Point } from "./geometry.ts";
import { readGeojson } from "./read-geojson.ts";
import { ringOf, ringText } from "./ring-text.ts";
import { withVersion } from "./with-version.ts";

const pack = loadPack("hcmc");
const city = loadCity("hcmc");

/** The pack's own cells as a file of another office would hold them. */
const features = () =>
  city.wards.map(({ code, name }) => ({
    properties: { maXa: code, tenXa: name } as Record<string, unknown>,
    polygons: [...(city.boundary(code)?.polygons ?? [])],
  }));
const geojson = (all: { properties: object; polygons: readonly unknown[] }[]) =>
  JSON.stringify({
    type: "FeatureCollection",
    features: all.map(({ properties, polygons }) => ({
      type: "Feature",
      properties,
      geometry: { type: "MultiPolygon", coordinates: polygons },
    })),
  });
const check = (all: ReturnType<typeof features>) => checkBoundaries(readGeojson(geojson(all)), city.wards);

describe("rings", () => {
  test("a ring comes back from its text to the fifth decimal", () => {
    const degrees = fc.integer({ min: -17_900_000, max: 17_900_000 }).map((n) => n / 1e5);
    fc.assert(
      fc.property(fc.array(fc.tuple(degrees, degrees), { minLength: 3, maxLength: 40 }), (points) => {
        const ring: Point[] = [...points, points[0] ?? [0, 0]];
        expect(ringOf(ringText(ring))).toEqual(ring);
      }),
    );
  });
});

describe("the pack's indicative boundaries", () => {
  test("every ward has one, labelled as indicative, around its own centre", () => {
    for (const { code, name, lat, lng } of city.wards) {
      const boundary = city.boundary(code);
      expect([name, boundary?.indicative, boundary?.from]).toEqual([name, true, "2025-07-01"]);
      expect([name, boundary?.polygons.some((polygon) => isInside(polygon, { lat, lng }))]).toEqual([name, true]);
      expect(boundary?.polygons.reduce((sum, polygon) => sum + areaKm2(polygon), 0)).toBeGreaterThan(0.3);
    }
    expect(city.boundary("1")).toBeUndefined();
  });

  test("no point lies in two wards", () => {
    expect(check(features()).remarks).toEqual([]);
  });
});

describe("checking a file", () => {
  test("every ward once, by code or by name, is taken as it is", () => {
    expect(check(features()).problems).toEqual([]);
    const named = features().map((one, at) => ({ ...one, properties: { ten: city.wards[at]?.name.toUpperCase() } }));
    const checked = checkBoundaries(readGeojson(geojson(named)), city.wards, { nameField: "ten" });
    expect(checked.problems).toEqual([]);
    expect(checked.wards.map(({ code }) => code)).toEqual([...city.wards.map(({ code }) => code)].sort());
  });

  test.each<[string, RegExp, (all: ReturnType<typeof features>) => ReturnType<typeof features>]>([
    ["a ward that is missing", /^Phường Phú Lợi \(25750\) is missing$/, (all) => all.filter((_, at) => at !== 1)],
    ["a ward that comes twice", /more than once/, (all) => [...all, ...all.slice(0, 1)]],
    [
      "what is no ward of the city",
      /Phường Láng.* is no ward/,
      (all) => [...all, { properties: { tenXa: "Phường Láng" }, polygons: all[0]?.polygons ?? [] }],
    ],
    [
      "latitude before longitude",
      /exchanged/,
      (all) => change(all, (polygons) => polygons.map((p) => p.map((r) => r.map(([x, y]) => [y, x] as const)))),
    ],
    [
      "a ring that is open",
      /not closed/,
      (all) => change(all, (polygons) => polygons.map((p) => p.map((r) => r.slice(0, -1)))),
    ],
    [
      "metres instead of degrees",
      /EPSG:4326/,
      (all) =>
        change(all, (polygons) => polygons.map((p) => p.map((r) => r.map(([x, y]) => [x * 5e3, y * 1e5] as const)))),
    ],
  ])("%s is a problem", (_, problem, spoil) => {
    const { problems } = check(spoil(features()));
    expect(problems.length).toBeGreaterThan(0);
    expect(problems[0]).toMatch(problem);
  });

  test("wards that overlap and areas that differ are told, not refused", () => {
    const all = features();
    const [first, second] = [all[0], all[1]];
    if (!first || !second) throw new Error("two wards at least");
    const { problems, remarks } = check([
      { properties: { ...first.properties, area_km2: 999 }, polygons: [...first.polygons, ...second.polygons] },
      ...all.slice(1),
    ]);
    expect(problems).toEqual([]);
    expect(remarks.join()).toMatch(/999 km² in its properties/);
    expect(remarks.join()).toMatch(/Phường Thủ Dầu Một and Phường Phú Lợi overlap in [3-7]\d/);
  });

  test.each(["", "{}", '{"type":"FeatureCollection","features":[{"geometry":{"type":"Point","coordinates":[1,2]}}]}'])(
    "%j is no file of boundaries",
    (text) => {
      expect(() => readGeojson(text)).toThrow(expect.objectContaining({ code: "INVALID" }));
    },
  );
});

describe("versions by day", () => {
  const drawn = (from: string, shift: number) => ({
    from,
    source: "test",
    indicative: false,
    wards: checkBoundaries(
      features().map(({ properties, polygons }) => ({
        properties,
        polygons: polygons.map((p) => p.map((r) => r.map(([x, y]) => [x + shift, y] as const))),
      })),
      city.wards,
    ).wards,
  });

  test("a question of an earlier day is answered with the boundaries of that day", () => {
    const boundaries = withVersion(withVersion(pack.boundaries, drawn("2025-07-01", 0)), drawn("2027-01-01", 0.02));
    expect(boundaries.versions.map(({ from }) => from)).toEqual(["2025-07-01", "2027-01-01"]);
    const changed = buildCity({ ...pack, boundaries });
    const ward = city.wards[0];
    const at = (day: string) => new Date(`${day}T05:00:00Z`);
    const west = (day: Date) => changed.boundary(ward?.code ?? "", day)?.polygons[0]?.[0]?.[0]?.[0] ?? 0;
    expect(west(at("2027-06-01")) - west(at("2026-06-01"))).toBeCloseTo(0.02, 4);
    expect(west(at("2020-01-01"))).toBe(west(at("2026-06-01")));
    const pin = { lat: ward?.lat ?? 0, lng: (ward?.lng ?? 0) - 0.02 };
    expect(changed.locate({ text: "", ...pin, at: at("2026-06-01") }).pinWard?.code).toBe(ward?.code);
    expect(changed.locate({ text: "", ...pin, at: at("2027-06-01") }).pinWard?.code).not.toBe(ward?.code);
  });

  test("surveyed boundaries settle a pin up to the edge", () => {
    const changed = buildCity({ ...pack, boundaries: withVersion(pack.boundaries, drawn("2025-07-01", 0)) });
    const place = changed.locate({ text: "ổ gà ở đây", lat: 10.7769, lng: 106.7009 });
    expect(place).toMatchObject({ status: "resolved", ward: { name: "Phường Sài Gòn" } });
  });
});

const official = new URL("../../../../shared/data/gazetteer/hcmc-wards-2025.geojson", import.meta.url);

describe.runIf(existsSync(official))("the true boundaries", () => {
  const checked = checkBoundaries(readGeojson(readFileSync(official, "utf8")), city.wards);
  const version = { from: "2025-07-01", source: "yardstick", indicative: false, wards: checked.wards };
  const surveyed = buildCity({ ...pack, boundaries: withVersion(pack.boundaries, version) });

  test("are taken, and a pin in a ward is answered with that ward", () => {
    expect(checked.problems).toEqual([]);
    for (const { code, lat, lng } of city.wards)
      expect(surveyed.locate({ text: "", lat, lng })).toMatchObject({ status: "resolved", ward: { code } });
  });

  test("the pack's landmarks lie in their wards", () => {
    for (const { name, lat, lng, wards } of pack.landmarks) {
      const near = surveyed.locate({ text: "", lat, lng }).candidates.map(({ code }) => code);
      expect([name, near.some((code) => wards.includes(code))]).toEqual([name, true]);
    }
  });

  test("of points all over the city the indicative ones are sure about a fifth, and right in 95 of 100", () => {
    let [all, sure, right] = [0, 0, 0];
    for (const { code } of city.wards) {
      const polygons = surveyed.boundary(code)?.polygons ?? [];
      for (const [lng, lat] of polygons.flatMap(([ring]) => ring ?? []).filter((_, at) => at % 40 === 0)) {
        const own = city.ward(code);
        // Half way from the edge to the centre: anywhere in the ward, not only in its heart.
        const pin = { lat: (lat + (own?.lat ?? lat)) / 2, lng: (lng + (own?.lng ?? lng)) / 2 };
        if (!polygons.some((polygon) => isInside(polygon, pin))) continue;
        all++;
        const { ward } = city.locate({ text: "", ...pin });
        if (!ward) continue;
        sure++;
        if (ward.code === code) right++;
      }
    }
    expect(sure / all).toBeGreaterThan(0.15);
    expect(right / sure).toBeGreaterThan(0.95);
  });
});

function change(
  all: ReturnType<typeof features>,
  draw: (polygons: readonly (readonly (readonly Point[])[])[]) => readonly (readonly (readonly Point[])[])[],
) {
  return all.map((one, at) => (at === 0 ? { ...one, polygons: [...draw(one.polygons)] } : one));
}
