import { describe, expect, test } from "vitest";
import { loadCity } from "#src/city/load-city.ts";
import { cityShapes } from "./city-shapes.ts";
import { classesOf, classOf } from "./classes.ts";
import { simplifyTogether } from "./simplify.ts";
import type { Spot } from "./view.ts";
import { wardShapes } from "./ward-shapes.ts";

describe("borders that are thinned", () => {
  const left: Spot[] = [[0, 0], [50, 0], [51, 10], [50, 20], [51, 30], [50, 40], [0, 40]]; // biome-ignore format: a drawing
  const right: Spot[] = [[50, 0], [100, 0], [100, 40], [50, 40], [51, 30], [50, 20], [51, 10]]; // biome-ignore format: a drawing

  test("stay common to both neighbours", () => {
    const [one = [], other = []] = simplifyTogether([left, right], 2);
    const border = (ring: Spot[]) => ring.filter(([x]) => x === 50 || x === 51).map(([x, y]) => `${x},${y}`);
    expect(border(one).toSorted()).toEqual(border(other).toSorted());
    expect(one.length).toBeLessThan(left.length);
  });

  test("move no farther than allowed", () => {
    const [one = []] = simplifyTogether([left, right], 0.5);
    expect(one).toHaveLength(left.length);
  });

  test("vanish where nothing is left of a ring at this size", () => {
    expect(simplifyTogether([[[1, 1], [1, 1], [1, 1]]], 1)).toEqual([[]]); // biome-ignore format: a drawing
  });
});

describe("classes of values", () => {
  test("one ward that stands out does not make all others look alike", () => {
    const classes = classesOf([1, 2, 3, 4, 5, 6, 7, 8, 9, 1_000]);
    expect(classes.length).toBeGreaterThan(1);
    const few = classesOf([...Array(50).keys(), 60, 90, 100]);
    expect(few).toHaveLength(5);
    expect(classOf(few, 0)).toBe(0);
    expect(classOf(few, 100)).toBe(4);
  });

  test("every value is in the class whose borders say so", () => {
    const values = Array.from({ length: 168 }, (_, at) => ((at * 37) % 101) / 7);
    const classes = classesOf(values);
    for (const value of values) {
      const at = classOf(classes, value);
      expect(value).toBeGreaterThanOrEqual(classes[at]?.from ?? Infinity);
      expect(value).toBeLessThanOrEqual(classes[at]?.until ?? -Infinity);
    }
  });

  test("where most are zero, zero stands alone and the others share the rest", () => {
    const values = [...Array(150).fill(0), 0.02, ...Array.from({ length: 17 }, (_, at) => at + 1)];
    const classes = classesOf(values);
    expect(classes[0]).toEqual({ from: 0, until: 0 });
    expect(classes.length).toBeGreaterThanOrEqual(4);
    expect(classOf(classes, 0)).toBe(0);
    expect(classOf(classes, 0.02)).toBe(1);
    expect(classOf(classes, 17)).toBe(classes.length - 1);
    expect(new Set(values.map((value) => classOf(classes, value))).size).toBe(classes.length);
  });

  test("zeros alone are one class, and a single zero is no class of its own", () => {
    expect(classesOf([0, 0, 0])).toEqual([{ from: 0, until: 0 }]);
    expect(classesOf([0, ...Array.from({ length: 40 }, (_, at) => at + 1)])[0]?.until).toBeGreaterThan(0);
  });

  test("equal values are one class, no values none", () => {
    expect(classesOf([3, 3, 3])).toEqual([{ from: 3, until: 3 }]);
    expect(classesOf([])).toEqual([]);
  });
});

describe("the pictures of a city", () => {
  const city = loadCity("hcmc");

  test("show every ward once, and what lies far out at sea by itself", () => {
    const shapes = cityShapes(city);
    const codes = [...(shapes?.main.outlines ?? []), ...(shapes?.far ?? [])].map(({ code }) => code);
    expect(codes.toSorted()).toEqual(city.wards.map(({ code }) => code).toSorted());
    expect(shapes?.far.map(({ code }) => city.ward(code)?.name)).toEqual(["Đặc khu Côn Đảo"]);
    expect(shapes?.main.outlines.every(({ d }) => d !== "")).toBe(true);
  });

  test("are worked out once", () => {
    expect(cityShapes(city)).toBe(cityShapes(city.with({})));
  });

  test("of a ward show its neighbours, and whether the pin lies in it", () => {
    const ward = city.wards[100];
    const around = wardShapes(city, ward?.code, { lat: ward?.lat ?? 0, lng: ward?.lng ?? 0 });
    expect(around?.pinInside).toBe(true);
    expect(around?.neighbours.length).toBeGreaterThan(2);
    expect(wardShapes(city, ward?.code, { lat: 8.7, lng: 106.6 })?.pinInside).toBe(false);
    expect(wardShapes(city, undefined, null)).toBeNull();
  });
});
