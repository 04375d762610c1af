import { expect, test } from "vitest";
import { loadCity } from "#src/city/load-city.ts";
import { growGroup } from "#src/domain/incidents/grow-group.ts";
import type { Point } from "#src/domain/incidents/point.ts";
import { scorePair } from "#src/domain/incidents/score-pair.ts";
import { f1Of, readPairs, sidePoint, sidesOf } from "./support/incident-pairs.ts";

const city = loadCity("hcmc");
const pairs = readPairs();

test("three hundred pairs, half of them one event, no pair twice", () => {
  expect(pairs).toHaveLength(300);
  expect(pairs.filter(({ same }) => same)).toHaveLength(150);
  expect(new Set(pairs.map(({ a, b }) => [a.text, b.text].toSorted().join("|"))).size).toBe(300);
});

test.each([
  ["with the likeness of embeddings", true],
  ["by words, place and time alone", false],
])("pairs are told apart %s: F1 of at least 0.95", (_, withLikeness) => {
  const judged = pairs.map((pair) => scorePair(...sidesOf(city, pair, withLikeness)).same);
  const figure = f1Of(pairs, judged);
  // biome-ignore lint/suspicious/noConsole: the figure is wanted, not only that it is good enough
  console.info(`incident pairs, likeness ${withLikeness}: F1 ${figure.f1.toFixed(3)}`, figure);
  expect(figure.f1).toBeGreaterThanOrEqual(0.95);
});

test("the order of the two does not matter", () => {
  for (const pair of pairs) {
    const [a, b, between] = sidesOf(city, pair, true);
    expect(scorePair(b, a, between).score).toBeCloseTo(scorePair(a, b, between).score, 9);
  }
});

const told = (text: string, minutes: number, sector = "drainage_flooding") =>
  sidePoint(city, { text, minutes, sector }, `${text}${minutes}`);
const scoreOf = (points: readonly Point[]) => (from: number, at: number) =>
  scorePair(points[from + 1] as Point, points[at + 1] as Point, { likeness: null, neighbours: false }); // indexes of the test's own

test("of two holes in one street each finds its own reports", () => {
  const points = [
    told("Ổ gà trước số 45 Lê Văn Sỹ, phường Nhiêu Lộc", 0, "road_infrastructure"),
    told("o ga le van sy so 45 p nhieu loc", 500, "road_infrastructure"),
    told("Ổ gà sâu trước số 210 Lê Văn Sỹ, phường Nhiêu Lộc", 600, "road_infrastructure"),
    told("so 210 le van sy p nhieu loc co o ga", 900, "road_infrastructure"),
  ];
  expect(growGroup(3, scoreOf(points)).map(({ at }) => at)).toEqual([0]);
});

test("one flood told by many in their own ways is one group, the flood of next week another", () => {
  const points = [
    told("Đường Nguyễn Hữu Cảnh, phường Thạnh Mỹ Tây ngập sâu", 0),
    told("nguyen huu canh p thanh my tay nuoc len toi yen xe roi", 9),
    told("bì bõm dắt xe ở Nguyễn Hữu Cảnh, P. Thạnh Mỹ Tây, thành sông luôn", 30),
    told("Đường Nguyễn Hữu Cảnh, phường Thạnh Mỹ Tây lại ngập", 7 * 1440),
  ];
  expect(
    growGroup(3, scoreOf(points))
      .map(({ at }) => at)
      .toSorted(),
  ).toEqual([0, 1]);
});
