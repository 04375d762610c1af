import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { apart } from "./apart.ts";
import { decodeByFfmpeg, hasFfmpeg } from "./ffmpeg.ts";
import { probeSpeech, transcriber } from "./index.ts";
import { readSound } from "./read-sound.ts";
import { hasSherpa } from "./sherpa.ts";
import { loudness, tone, writeWav } from "./testing/write-wav.ts";

const TOY = join(import.meta.dirname, "fixtures/toy");
const LIMITS = { maxMs: 60_000, timeoutMs: 10_000 };
const root = mkdtempSync(join(tmpdir(), "langnghe-speech-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const file = (name: string, bytes: Uint8Array | string) => {
  const path = join(root, name);
  writeFileSync(path, bytes);
  return path;
};
/** Six seconds in which a tone sounds twice. */
function twoTones(): Uint8Array {
  const samples = new Float32Array(48_000);
  for (const sec of [1, 4]) samples.set(tone({ hz: 500, sampleRate: 8_000, frames: 8_000, volume: 0.5 }), sec * 8_000);
  return writeWav({ format: "pcm16", sampleRate: 8_000, channels: 2, samples });
}
/** Speaks protocol.ts as the script says, instead of the engine. */
const stranger = (script: string) => () =>
  spawn(process.execPath, ["-e", script], { stdio: ["ignore", "ignore", "pipe", "ipc"] });
const FIRST = { load: { folder: TOY, names: [] } };
const READY = "process.on('message',m=>m.load?process.send({ready:true}):";

// The toy hears one thing, loud or not; what matters is that folder, process, engine and answer fit together.
describe.skipIf(!hasSherpa())("with the engine", () => {
  test("a recording becomes a transcript, and one that cannot be read does not end the work", async () => {
    const speech = transcriber({ folder: TOY, names: ["Phường Bàn Cờ"] });
    try {
      const heard = await Promise.allSettled([
        speech.transcribe(file("two.wav", twoTones())),
        speech.transcribe(file("note.wav", "hello")),
        speech.transcribe(join(root, "gone.wav")),
        speech.transcribe(join(root, "two.wav")),
      ]);
      const wanted = { text: "có có", model: "toy", durationMs: 6_000 };
      expect(heard[0]).toMatchObject({ value: { ...wanted, segments: [{ startMs: 0, endMs: 6_000, text: "có có" }] } });
      expect(heard[1]).toMatchObject({ reason: { code: "UNSUPPORTED" } });
      expect(heard[2]).toMatchObject({ reason: { code: "NOT_FOUND" } });
      expect(heard[3]).toMatchObject({ value: wanted });
    } finally {
      speech.close();
    }
  });

  test("a model that loads is ready; one that the engine refuses is broken, and this process lives", async () => {
    expect(await probeSpeech({ folder: TOY })).toMatchObject({ state: "ready", model: "toy" });
    const folder = mkdtempSync(join(root, "bad-"));
    writeFileSync(join(folder, "model.onnx"), "no model");
    writeFileSync(join(folder, "tokens.txt"), "<blk> 0\n");
    expect(await probeSpeech({ folder })).toMatchObject({ state: "broken", says: expect.any(String) });
  });
});

test("without a model nothing is heard, and the error says so", async () => {
  const speech = transcriber({ folder: null });
  await expect(speech.transcribe("any.wav")).rejects.toMatchObject({
    code: "UNAVAILABLE",
    message: expect.stringContaining("disabled"),
  });
});

describe("the process apart", () => {
  test("that dies of a recording takes only that recording with it", async () => {
    const speech = apart(
      FIRST,
      stranger(`${READY}m.path==='bad'?process.abort():process.send({failed:{code:'NOT_FOUND',message:'ok'}}))`),
    );
    const died = speech.ask({ path: "bad" });
    const next = speech.ask({ path: "good" });
    await expect(died).rejects.toMatchObject({ code: "UNPROCESSABLE", message: expect.stringContaining("SIGABRT") });
    expect(await next).toEqual({ failed: { code: "NOT_FOUND", message: "ok" } });
    speech.close();
  });

  test("that gives no sign is ended", async () => {
    const speech = apart(FIRST, stranger(`${READY}0)`), 300);
    await expect(speech.ask({ path: "any" })).rejects.toMatchObject({
      message: expect.stringContaining("gave no sign"),
    });
  });

  test("that cannot load says why, in the engine's last words", async () => {
    const speech = apart(FIRST, stranger("process.on('message',()=>{console.error('no joiner');process.exit(255)})"));
    await expect(speech.ask({ path: "any" })).rejects.toMatchObject({ message: expect.stringContaining("no joiner") });
  });
});

describe("kinds of recordings", () => {
  const mp3 = Uint8Array.of(0x49, 0x44, 0x33, 4, 0, 0, 0, 0, 0, 0, 0xff, 0xfb, 0x90, 0x64);

  test("without ffmpeg all but WAV is undecodable, and the sentence says what helps", async () => {
    const gsm = writeWav({ format: "gsm", sampleRate: 8_000, channels: 1, raw: new Uint8Array(650) });
    for (const path of [file("voice.mp3", mp3), file("gsm.wav", gsm)])
      await expect(readSound(path, "no-such-ffmpeg")).rejects.toMatchObject({
        code: "UNSUPPORTED",
        message: expect.stringMatching(/^undecodable: .*needs the program ffmpeg.*WAV$/),
      });
  });

  test("a picture is no recording, whatever its name", async () => {
    const png = Buffer.from("89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489", "hex");
    await expect(readSound(file("voice.aac", png))).rejects.toMatchObject({ message: expect.stringContaining("png") });
    await expect(readSound(file("empty.wav", ""))).rejects.toMatchObject({ message: expect.stringContaining("empty") });
  });

  test.skipIf(!hasFfmpeg())("ffmpeg gives one channel at 16 kHz, as long and as loud", async () => {
    const samples = await decodeByFfmpeg(file("two.wav", twoTones()), "wav", LIMITS);
    expect(samples.length).toBeCloseTo(96_000, -2);
    expect(loudness(samples.subarray(20_000, 30_000))).toBeCloseTo(0.5 / Math.SQRT2, 1);
  });

  test.skipIf(!hasFfmpeg())("ffmpeg stops at the limit, and says what it dislikes", async () => {
    const path = file("two.wav", twoTones());
    await expect(decodeByFfmpeg(path, "wav", { ...LIMITS, maxMs: 1_000 })).rejects.toMatchObject({ code: "TOO_LARGE" });
    await expect(decodeByFfmpeg(file("bad.mp3", mp3), "mp3", LIMITS)).rejects.toMatchObject({ code: "UNSUPPORTED" });
  });
});
