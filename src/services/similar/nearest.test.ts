import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { byLikeness, type Near } from "./best-of.ts";
import { dotKernel } from "./dot-kernel.ts";
import { vectors, type Wanted } from "./nearest.ts";

/** A unit vector from a seed: the same one each time. */
function unit(length: number, seed: number): Float32Array {
  let state = seed >>> 0 || 1;
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 31 - 1;
  };
  const values = Float32Array.from({ length }, next);
  const norm = Math.hypot(...values) || 1;
  return values.map((value) => value / norm);
}

const dot = (a: Float32Array, b: Float32Array) => a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);

interface Point {
  id: number;
  atMs: number;
  vector: Float32Array;
}

/** What the search should find, in floats and without any cleverness. */
function naive(points: Iterable<Point>, query: Float32Array, wanted: Wanted): Near[] {
  const among = wanted.among && new Set(wanted.among);
  return [...points]
    .filter(({ id, atMs }) => id !== wanted.except && atMs >= (wanted.sinceMs ?? 0) && (!among || among.has(id)))
    .map(({ id, vector }) => ({ id, likeness: dot(vector, query) }))
    .filter(({ likeness }) => likeness >= wanted.floor)
    .sort(byLikeness)
    .slice(0, wanted.limit);
}

/** More than a likeness can be off by. */
const OFF = 0.01;
const LENGTH = 40; // no multiple of 16, so that rows have an unused end

const history = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.record({ set: fc.integer({ min: 1, max: 60 }), seed: fc.nat(200), atMs: fc.nat(50) }) },
    { weight: 1, arbitrary: fc.record({ remove: fc.integer({ min: 1, max: 60 }) }) },
    { weight: 1, arbitrary: fc.record({ before: fc.nat(20) }) },
  ),
  { maxLength: 150 },
);
const asked = fc.record(
  {
    limit: fc.integer({ min: 1, max: 8 }),
    floor: fc.double({ min: -0.2, max: 0.6, noNaN: true }),
    sinceMs: fc.nat(50),
    among: fc.array(fc.integer({ min: 1, max: 80 }), { maxLength: 40 }),
    except: fc.integer({ min: 1, max: 60 }),
  },
  { requiredKeys: ["limit", "floor"] },
);

describe("the nearest vectors", () => {
  test("are those of a plain search, whatever was added, changed and removed before", () => {
    fc.assert(
      fc.property(history, asked, fc.nat(200), (steps, wanted, seed) => {
        const index = vectors(LENGTH);
        const points = new Map<number, Point>();
        for (const step of steps) {
          if ("set" in step) {
            const vector = unit(LENGTH, step.seed);
            index.set(step.set, step.atMs, vector);
            points.set(step.set, { id: step.set, atMs: step.atMs, vector });
          } else if ("remove" in step) {
            index.remove(step.remove);
            points.delete(step.remove);
          } else {
            index.removeBefore(step.before);
            for (const { id, atMs } of points.values()) if (atMs < step.before) points.delete(id);
          }
        }
        expect(index.size).toBe(points.size);
        const query = unit(LENGTH, seed);
        const found = index.nearest(query, wanted);
        const all = { ...wanted, limit: 1_000, floor: -1 };
        const exact = new Map(naive(points.values(), query, all).map(({ id, likeness }) => [id, likeness]));
        expect(found).toEqual(found.toSorted(byLikeness));
        for (const { id, likeness } of found) {
          expect(likeness).toBeGreaterThanOrEqual(wanted.floor);
          expect(Math.abs(likeness - (exact.get(id) ?? Number.NaN))).toBeLessThan(OFF);
        }
        // Nothing that is clearly likelier than the last one found, or clearly above the floor, is missing.
        const full = found.length === wanted.limit;
        const least = full ? (found.at(-1)?.likeness ?? 1) : wanted.floor;
        const ids = new Set(found.map(({ id }) => id));
        for (const [id, likeness] of exact) if (likeness > least + 2 * OFF) expect(ids).toContain(id);
      }),
      { numRuns: 150 },
    );
  });

  test("are the same in steps as at one go, and other searches may come between the steps", () => {
    const index = vectors(16);
    for (let id = 1; id <= 7_000; id++) index.set(id, id, unit(16, id));
    const queries = [unit(16, 17), unit(16, 4_711)];
    const wanted = { limit: 20, floor: 0 };
    const scans = queries.map((query) => index.search(query, wanted));
    const found: Near[][] = [[], []];
    for (let open = true; open; ) {
      open = false;
      for (const [i, scan] of scans.entries()) {
        const { done, value } = scan.next();
        if (!done) open = true;
        else if (value) found[i] = value;
      }
    }
    expect(found).toEqual(queries.map((query) => index.nearest(query, wanted)));
    expect(found[0]?.[0]).toMatchObject({ id: 17, likeness: expect.closeTo(1, 2) });
  });

  test("a scan goes on when vectors come and go between its steps", () => {
    const index = vectors(16);
    for (let id = 1; id <= 5_000; id++) index.set(id, id, unit(16, id));
    const scan = index.search(unit(16, 4_999), { limit: 3, floor: 0.9 });
    scan.next();
    index.remove(4_998);
    for (let id = 5_001; id <= 20_000; id++) index.set(id, id, unit(16, id)); // the memory grows meanwhile
    let last = scan.next();
    while (!last.done) last = scan.next();
    const ids = last.value.map(({ id }) => id);
    expect(ids[0]).toBe(4_999);
    expect(ids).not.toContain(4_998);
  });

  test("of equals the later one comes first, and none is likelier than 1", () => {
    const index = vectors(16);
    for (const id of [3, 1, 2]) index.set(id, 0, unit(16, 5));
    const found = index.nearest(unit(16, 5), { limit: 2, floor: 0 });
    expect(found.map(({ id }) => id)).toEqual([3, 2]);
    for (const { likeness } of found) expect(likeness).toBeLessThanOrEqual(1);
  });

  test("a vector of zeros is like nothing, and asking with one finds nothing", () => {
    const index = vectors(16);
    index.set(1, 0, new Float32Array(16));
    index.set(2, 0, unit(16, 1));
    expect(index.nearest(unit(16, 1), { limit: 5, floor: 0.1 }).map(({ id }) => id)).toEqual([2]);
    expect(index.nearest(new Float32Array(16), { limit: 5, floor: 0.1 })).toEqual([]);
  });

  test("at 384 values a hundred thousand take less than 50 MB", () => {
    const index = vectors(384);
    const vector = unit(384, 1);
    const before = index.bytes;
    for (let id = 1; id <= 2_000; id++) index.set(id, 0, vector);
    expect((index.bytes - before) / 2_000).toBeLessThan(500);
  });
});

test("the kernel multiplies as a plain loop does, to the last unit", () => {
  const value = fc.integer({ min: -127, max: 127 });
  const row = fc.array(value, { minLength: 48, maxLength: 48 });
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 5 }), row, (rows, query) => {
      const memory = new WebAssembly.Memory({ initial: 1 });
      new Int16Array(memory.buffer, 0, 48).set(query);
      new Int8Array(memory.buffer, 1024).set(rows.flat());
      dotKernel(memory)(1024, 1024 + rows.length * 48, 0, 512, 48);
      const plain = rows.map((one) => one.reduce((sum, a, i) => sum + a * (query[i] ?? 0), 0));
      expect([...new Int32Array(memory.buffer, 512, rows.length)]).toEqual(plain);
    }),
  );
});
