import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cutChunks, LONGEST_MS, RATE } from "./chunks.ts";
import { type Recogniser, transcribeSound } from "./transcribe-sound.ts";

const LONGEST = (LONGEST_MS / 1000) * RATE;
/** Alternating full samples: loud everywhere, but where silence is cut in. */
const talk = (sec: number, pausesAtSec: readonly number[] = []) => {
  const samples = Float32Array.from({ length: sec * RATE }, (_, i) => (i % 2 ? 0.5 : -0.5));
  for (const at of pausesAtSec) samples.fill(0, (at - 0.2) * RATE, (at + 0.2) * RATE);
  return samples;
};
const seconds = (stretches: readonly (readonly [number, number])[]) =>
  stretches.map(([start, end]) => [start / RATE, end / RATE]);

describe("cutting a recording", () => {
  test("leaves a short one whole", () => {
    expect(cutChunks(talk(20))).toEqual([[0, 20 * RATE]]);
  });

  test("cuts a long one inside of its pauses", () => {
    const at = seconds(cutChunks(talk(60, [20, 43]))).map(([, end]) => end);
    expect(at).toHaveLength(3);
    expect(Math.abs((at[0] ?? 0) - 20)).toBeLessThan(0.2);
    expect(Math.abs((at[1] ?? 0) - 43)).toBeLessThan(0.2);
    expect(at[2]).toBe(60);
  });

  test("of any length loses no spoken sample, keeps the order, and no piece is too long for the model", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100 * RATE }), (length) => {
        const pieces = cutChunks(new Float32Array(length).fill(0.1));
        expect(pieces.at(0)?.[0]).toBe(0);
        expect(pieces.at(-1)?.[1]).toBe(length);
        pieces.forEach(([start, end], i) => {
          expect(end - start).toBeGreaterThan(0);
          expect(end - start).toBeLessThanOrEqual(LONGEST);
          if (i > 0) expect(pieces[i - 1]?.[1]).toBe(start);
        });
      }),
      { numRuns: 12 },
    );
  });

  test("leaves silence out: a model asked about it makes words up", () => {
    expect(cutChunks(new Float32Array(40 * RATE))).toEqual([]);
    expect(cutChunks(new Float32Array(0))).toEqual([]);
  });

  test("with a voice detector joins utterances into sentences, and keeps what lies far apart apart", () => {
    const speech = [
      [1, 3],
      [3.5, 6],
      [12, 13],
    ].map(([from = 0, to = 0]) => [from * RATE, to * RATE] as const);
    expect(seconds(cutChunks(talk(20), speech))).toEqual([
      [0.8, 6.2],
      [11.8, 13.2],
    ]);
  });
});

describe("a transcript", () => {
  const fake = (answers: string[], more: Partial<Recogniser> = {}): Recogniser => ({
    model: "fake-1",
    recognise: async () => answers.shift() ?? "",
    ...more,
  });

  test("has a segment for each piece in which something was said, at its time", async () => {
    const said = await transcribeSound(talk(60, [20, 43]), fake(["MẤT NƯỚC  KHU NAM ĐỒNG", " ", "từ 5 giờ Sáng"]));
    expect(said).toMatchObject({ text: "mất nước khu nam đồng từ 5 giờ Sáng", model: "fake-1", durationMs: 60_000 });
    expect(said.segments.map(({ text }) => text)).toEqual(["mất nước khu nam đồng", "từ 5 giờ Sáng"]);
    expect(said.segments[0]).toMatchObject({ startMs: 0 });
    expect(said.segments[1]).toMatchObject({ endMs: 60_000 });
  });

  test("of a recording without a word is empty, not an error", async () => {
    const said = await transcribeSound(talk(2), fake(["nghe nhầm"], { findSpeech: () => [] }));
    expect(said).toEqual({ text: "", segments: [], model: "fake-1", durationMs: 2_000 });
  });

  test("tells after each piece that work goes on", async () => {
    let signs = 0;
    await transcribeSound(talk(60), fake(["a", "b", "c"]), () => signs++);
    expect(signs).toBe(3);
  });
});
