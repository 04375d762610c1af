import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { AppError } from "#src/errors.ts";
import { resample } from "./resample.ts";
import { loudness, tone, type WavFormat, writeWav } from "./testing/write-wav.ts";
import { decodeWav, isWav } from "./wav.ts";

const FORMATS: readonly WavFormat[] = ["pcm8", "pcm16", "pcm24", "pcm32", "float32", "float64"];
const read = (bytes: Uint8Array) => {
  const sound = decodeWav(bytes);
  if (!sound) throw new Error("not decoded");
  return sound;
};

describe("a WAV file", () => {
  test("of any rate, width and number of channels keeps its length and its loudness", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...FORMATS),
        fc.integer({ min: 4_000, max: 96_000 }),
        fc.integer({ min: 1, max: 3 }),
        fc.integer({ min: 50, max: 200 }),
        fc.double({ min: 0.1, max: 0.9, noNaN: true }),
        (format, sampleRate, channels, ms, volume) => {
          const frames = Math.round((sampleRate * ms) / 1000);
          const given = tone({ hz: 440, sampleRate, frames, volume });
          const { samples, sampleRate: rate } = read(writeWav({ format, sampleRate, channels, samples: given }));
          expect(rate).toBe(sampleRate);
          expect(samples).toHaveLength(frames);
          expect(Math.abs(loudness(samples) - loudness(given))).toBeLessThan(0.01);
          const heard = resample(samples, rate, 16_000);
          expect(Math.abs(heard.length / 16 - (frames / sampleRate) * 1000)).toBeLessThan(0.1);
          expect(Math.abs(loudness(heard) / loudness(given) - 1)).toBeLessThan(0.06);
        },
      ),
      { numRuns: 25 },
    );
  });

  test("gives back the very samples of each width, the extremes among them", () => {
    const given = Float32Array.of(-1, -0.5, 0, 0.25, 0.5);
    for (const format of FORMATS)
      expect([...read(writeWav({ format, sampleRate: 8_000, channels: 1, samples: given })).samples]).toEqual([
        ...given,
      ]);
  });

  test.each([
    ["alaw", [0xd5, 0x55, 0xaa, 0x2a], [8, -8, 32_256, -32_256]],
    ["mulaw", [0xff, 0x7f, 0x80, 0x00], [0, 0, 32_124, -32_124]],
  ] as const)("of a telephone exchange (%s) is read by the tables of G.711", (format, bytes, expected) => {
    const file = writeWav({ format, sampleRate: 8_000, channels: 1, raw: Uint8Array.from(bytes) });
    expect([...read(file).samples].map((value) => value * 0x8000 + 0)).toEqual([...expected]);
  });

  test("with two channels becomes their mean", () => {
    const raw = new Uint8Array(Int16Array.of(16_384, 0, -16_384, 0).buffer);
    expect([...read(writeWav({ format: "pcm16", sampleRate: 8_000, channels: 2, raw })).samples]).toEqual([
      0.25, -0.25,
    ]);
  });

  test.each([0, 0xffff_ffff, 4_000_000])("whose header promises %d bytes is read as far as it goes", (declared) => {
    const samples = tone({ hz: 300, sampleRate: 8_000, frames: 800, volume: 0.5 });
    expect(read(writeWav({ format: "pcm16", sampleRate: 8_000, channels: 1, samples, declared })).samples).toHaveLength(
      800,
    );
  });

  test("in an encoding that is not read here is left to ffmpeg", () => {
    expect(decodeWav(writeWav({ format: "gsm", sampleRate: 8_000, channels: 1, raw: new Uint8Array(65) }))).toBeNull();
  });

  test("that is damaged anywhere is decoded or refused with a sentence, never anything else", () => {
    const whole = writeWav({ format: "pcm16", sampleRate: 8_000, channels: 1, samples: new Float32Array(40) });
    fc.assert(
      fc.property(fc.nat(whole.length), fc.nat(whole.length - 1), fc.nat(255), (length, at, value) => {
        const bytes = whole.slice();
        bytes[at] = value;
        try {
          const sound = decodeWav(bytes.slice(0, length));
          expect(sound === null || sound.samples.every((sample) => Math.abs(sample) <= 1)).toBe(true);
        } catch (error) {
          expect(error).toBeInstanceOf(AppError);
          expect(error).toMatchObject({ code: "UNSUPPORTED", message: expect.stringMatching(/^undecodable: /) });
        }
      }),
    );
    expect(isWav(Uint8Array.of(1, 2))).toBe(false);
  });
});

describe("resampling", () => {
  test("removes what the lower rate cannot hold instead of folding it into the voice", () => {
    const high = tone({ hz: 14_000, sampleRate: 48_000, frames: 9_600, volume: 0.8 });
    expect(loudness(resample(high, 48_000, 16_000))).toBeLessThan(0.01);
  });

  test("keeps a voice's frequencies where they were", () => {
    const heard = resample(tone({ hz: 1_000, sampleRate: 8_000, frames: 4_000, volume: 0.5 }), 8_000, 16_000);
    const wanted = tone({ hz: 1_000, sampleRate: 16_000, frames: 8_000, volume: 0.5 });
    const apart = heard.map((value, i) => value - (wanted[i] ?? 0)).subarray(100, -100); // the ends have half a filter
    expect(loudness(apart)).toBeLessThan(0.01);
  });
});
