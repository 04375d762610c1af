import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "#src/domain/actor.ts";
import { type TestCtx, testCtx } from "#tests/support/ctx.ts";
import { withActor } from "../ctx.ts";
import { importBoundaries } from "./import-boundaries.ts";
import { loadSettings, settingVersions } from "./settings.ts";

let made: TestCtx;
beforeAll(async () => {
  made = await testCtx();
});
afterAll(() => made.close());

const officer: Actor = { kind: "user", userId: 7, name: "Cán bộ", role: "officer", unitId: null, scopes: null };

/** The wards of the pack, all moved a little to the east. */
const file = (east: number) =>
  JSON.stringify({
    type: "FeatureCollection",
    features: made.ctx.city.wards.map(({ code }) => ({
      type: "Feature",
      properties: { code },
      geometry: {
        type: "MultiPolygon",
        coordinates: made.ctx.city
          .boundary(code, new Date("2025-07-02"))
          ?.polygons.map((polygon) => polygon.map((ring) => ring.map(([lng, lat]) => [lng + east, lat]))),
      },
    })),
  });
const input = (east: number, dryRun = false) => ({
  text: file(east),
  source: "bản đồ thử",
  from: "2025-07-01",
  dryRun,
});

test("a dry run says what would change and stores nothing", async () => {
  const done = await importBoundaries(made.ctx, input(0.01, true));
  expect(done).toMatchObject({ version: null, wards: 168, remarks: [] });
  expect(done.movedShare).toBeGreaterThan(0.02);
  expect(made.ctx.city.boundary("25747")?.indicative).toBe(true);
  expect(await settingVersions(made.ctx.db)).toEqual({});
});

test("imported boundaries are in force at once, and again after a restart", async () => {
  const done = await importBoundaries(made.ctx, input(0));
  expect(done).toMatchObject({ version: 1, wards: 168, movedShare: 0 });
  expect(made.ctx.city.boundary("25747")).toMatchObject({ indicative: false, from: "2025-07-01" });
  expect((await loadSettings(made.ctx.db)).changes.boundaries?.versions).toHaveLength(1);
  expect(await settingVersions(made.ctx.db)).toEqual({ boundaries: 1 });
  const later = await importBoundaries(made.ctx, { ...input(0), from: "2027-01-01" });
  expect(later.version).toBe(2);
  expect(made.ctx.city.boundaries?.versions.map(({ from }) => from)).toEqual(["2025-07-01", "2027-01-01"]);
});

test("a file with a ward missing is refused with the ward's name", async () => {
  const text = JSON.stringify({ type: "FeatureCollection", features: JSON.parse(file(0)).features.slice(1) });
  await expect(importBoundaries(made.ctx, { ...input(0), text })).rejects.toMatchObject({
    code: "INVALID",
    details: { problems: ["Phường Thủ Dầu Một (25747) is missing"] },
  });
});

test("only who may configure the city may import", async () => {
  await expect(importBoundaries(withActor(made.ctx, officer), input(0))).rejects.toMatchObject({ code: "FORBIDDEN" });
});
