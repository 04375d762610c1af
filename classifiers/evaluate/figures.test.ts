import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { SECTOR_IDS, type SectorId } from "#src/domain/sectors.ts";
import { URGENCIES } from "#src/domain/urgency.ts";
import { measure } from "./bootstrap.ts";
import { FIGURE_IDS, FIGURES, type FigureId } from "./figures.ts";
import type { Judged } from "./judged.ts";
import { judged } from "./testing.ts";

const values = (all: Judged[]) => {
  const measured = measure(all, FIGURES, { resamples: 0 });
  return Object.fromEntries(FIGURE_IDS.map((id) => [id, measured[id].value])) as Record<FigureId, number | null>; // safe: all ids
};

const sector = fc.constantFrom(...SECTOR_IDS);
const urgency = fc.constantFrom(...URGENCIES);
const pair = fc.record({ labelled: sector, said: sector });

test("macro-F1 is the mean of the F1 of each sector, computed one by one", () => {
  fc.assert(
    fc.property(fc.array(pair, { minLength: 1, maxLength: 60 }), (pairs) => {
      const all = pairs.map(({ labelled, said }) => judged({ sector: labelled }, { sector: said }));
      expect(values(all).sectorMacroF1).toBeCloseTo(naiveMacroF1(pairs));
    }),
  );
});

function naiveMacroF1(pairs: { labelled: SectorId; said: SectorId }[]): number {
  const scores: number[] = [];
  for (const id of SECTOR_IDS) {
    const hits = pairs.filter(({ labelled, said }) => labelled === id && said === id).length;
    const missed = pairs.filter(({ labelled, said }) => labelled === id && said !== id).length;
    const wrong = pairs.filter(({ labelled, said }) => labelled !== id && said === id).length;
    if (hits + missed + wrong === 0) continue;
    const [precision, recall] = [hits / (hits + wrong || 1), hits / (hits + missed || 1)];
    scores.push(hits === 0 ? 0 : (2 * precision * recall) / (precision + recall));
  }
  return scores.reduce((sum, score) => sum + score, 0) / scores.length;
}

test("a classifier that is always right and sure has 1 everywhere, no error of calibration and no worst style", () => {
  const rows = fc.record({ sector, urgency, style: fc.constantFrom("chat", "nodiac") });
  fc.assert(
    fc.property(fc.array(rows, { minLength: 1, maxLength: 40 }), (labels) => {
      const all = labels.map((label) => judged({ ...label, address_text: "ồn" }, label, [[13, 15]]));
      const { worstStyle, ece, eceSector, ...shares } = values(all);
      expect([ece ?? 1, eceSector ?? 1, worstStyle ?? 0].map((error) => Math.abs(error))).toEqual([0, 0, 0]);
      const { criticalRecall, criticalPrecision, ...always } = shares;
      expect(new Set(Object.values(always))).toEqual(new Set([1]));
      expect([criticalRecall ?? 1, criticalPrecision ?? 1]).toEqual([1, 1]);
    }),
  );
});

describe("each figure is measured on what is labelled for it", () => {
  test("and is nothing where nothing is", () => {
    const bare = judged({
      sector: undefined,
      urgency: undefined,
      kind: undefined,
      sentiment: undefined,
      address_text: undefined,
    });
    const { auto, ...others } = values([bare]);
    expect(auto).toBe(1);
    expect(new Set(Object.values(others))).toEqual(new Set([null]));
  });

  test("the secondary sector counts in its own figure only", () => {
    const all = [judged({ secondary_sector: "animals" }, { sector: "animals" })];
    expect(values(all)).toMatchObject({ sectorTop1: 0, sectorTop2: 0, sectorOrSecondary: 1 });
    const unlabelled = [judged({ secondary_sector: undefined })];
    expect(values(unlabelled)).toMatchObject({ sectorTop1: 1, sectorOrSecondary: null });
  });
});

test("the worst style is told in points against chat, and formal texts do not count as hard", () => {
  const right = (style: string) => judged({ style });
  const wrong = (style: string) => judged({ style }, { sector: "animals" });
  const all = [right("chat"), right("nodiac"), wrong("nodiac"), right("long"), wrong("formal")];
  expect(values(all).worstStyle).toBe(-50);
  expect(values([right("nodiac")]).worstStyle).toBeNull();
});

test("the sector's calibration is of its probability, not of the confidence", () => {
  const said = (p: number): [SectorId, number][] => [["noise", p]];
  const all = [
    judged({}, { sectors: said(0.75), confidence: 0.2 }),
    judged({ sector: "animals" }, { sectors: said(0.75), confidence: 0.2 }),
  ];
  // Sector: 0.75 said, 0.5 right. Confidence: 0.2 said, 0.5 right.
  expect(values(all).eceSector).toBeCloseTo(0.25);
  expect(values(all).ece).toBeCloseTo(0.3);
});
