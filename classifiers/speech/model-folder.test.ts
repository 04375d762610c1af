import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { hotwordLines } from "./hotwords.ts";
import { speechState } from "./index.ts";
import { readModelFolder } from "./model-folder.ts";

const root = mkdtempSync(join(tmpdir(), "langnghe-speech-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

function folderWith(files: readonly string[], contents: Record<string, string> = {}): string {
  const folder = mkdtempSync(join(root, "model-"));
  for (const name of files) writeFileSync(join(folder, name), contents[name] ?? "");
  return folder;
}
const namesOf = (folder: string) =>
  Object.fromEntries(Object.entries(readModelFolder(folder).files).map(([part, path]) => [part, basename(path)]));
const why = (folder: string | null, installed = true) => speechState({ folder }, () => installed);

describe("the files of a folder tell what model it is", () => {
  test("encoder, decoder, joiner: a transducer, quantised files first", () => {
    const folder = folderWith([
      "encoder-epoch-12-avg-8.onnx",
      "encoder-epoch-12-avg-8.int8.onnx",
      "decoder-epoch-12-avg-8.onnx",
      "joiner-epoch-12-avg-8.onnx",
      "joiner-epoch-12-avg-8.int8.onnx",
      "tokens.txt",
      "silero_vad.onnx",
    ]);
    expect(readModelFolder(folder)).toMatchObject({
      kind: "transducer",
      id: basename(folder),
      vad: join(folder, "silero_vad.onnx"),
      hotwords: null,
    });
    expect(namesOf(folder)).toEqual({
      encoder: "encoder-epoch-12-avg-8.int8.onnx",
      decoder: "decoder-epoch-12-avg-8.onnx",
      joiner: "joiner-epoch-12-avg-8.int8.onnx",
      tokens: "tokens.txt",
    });
  });

  test("Whisper's names, with the size before the part", () => {
    const folder = folderWith(["small-encoder.int8.onnx", "small-decoder.int8.onnx", "small-tokens.txt"]);
    expect(readModelFolder(folder)).toMatchObject({ kind: "whisper", language: "vi" });
    expect(namesOf(folder).tokens).toBe("small-tokens.txt");
  });

  test("one model.onnx: CTC, and NeMo's by its own metadata", () => {
    expect(readModelFolder(folderWith(["model.int8.onnx", "tokens.txt"])).kind).toBe("zipformer-ctc");
    const nemo = folderWith(["model.onnx", "tokens.txt"], { "model.onnx": "\u0008model_type\u0012EncDecCTCModelBPE" });
    expect(readModelFolder(nemo).kind).toBe("nemo-ctc");
  });

  test("model.json has the last word", () => {
    const json = JSON.stringify({ id: "vi-2026", kind: "nemo-ctc", numThreads: 2, files: { model: "best.onnx" } });
    const folder = folderWith(["best.onnx", "model.onnx", "tokens.txt", "model.json"], { "model.json": json });
    expect(readModelFolder(folder)).toMatchObject({ id: "vi-2026", kind: "nemo-ctc", numThreads: 2 });
    expect(namesOf(folder).model).toBe("best.onnx");
  });

  test("a transducer with bpe.vocab takes hotwords, and more of them from hotwords.txt", () => {
    const files = ["encoder.onnx", "decoder.onnx", "joiner.onnx", "tokens.txt", "bpe.vocab", "hotwords.txt"];
    const folder = folderWith(files, { "hotwords.txt": "Nguyễn Chí Thanh\n" });
    expect(readModelFolder(folder).hotwords).toMatchObject({ extra: ["Nguyễn Chí Thanh", ""], score: 1.5 });
  });
});

describe("the state is what is true", () => {
  test("disabled without ASR_MODEL_DIR", () => {
    expect(why(null)).toMatchObject({ state: "disabled", says: expect.stringContaining("ASR_MODEL_DIR is not set") });
  });

  test.each([
    [["encoder.onnx", "joiner.onnx", "tokens.txt"], "decoder*.onnx missing"],
    [["joiner.onnx", "tokens.txt"], "encoder*.onnx and decoder*.onnx missing"],
    [["tiny-encoder.onnx", "tiny-tokens.txt"], "decoder*.onnx missing"],
    [["model.onnx"], "tokens.txt missing"],
    [["silero_vad.onnx", "tokens.txt"], "no model in it"],
    [[], "no model in it"],
  ])("broken with %j, and says what is missing", (files, says) => {
    expect(why(folderWith(files))).toMatchObject({ state: "broken", says: expect.stringContaining(says) });
  });

  test("broken without the folder, with a model.json that is none, and with one that names a file that is not there", () => {
    expect(why(join(root, "nowhere"))).toMatchObject({ state: "broken", says: expect.stringContaining("no folder") });
    for (const json of ["{", '{"kind":"magic"}', '{"surprise":1}', '{"files":{"model":"gone.onnx"}}']) {
      const folder = folderWith(["model.onnx", "tokens.txt", "model.json"], { "model.json": json });
      expect(why(folder)).toMatchObject({ state: "broken", says: expect.stringContaining("model.json") });
    }
  });

  test("broken without the package, and says what to install", () => {
    const folder = folderWith(["model.onnx", "tokens.txt"]);
    expect(why(folder, false)).toMatchObject({ state: "broken", mend: expect.stringContaining("sherpa-onnx-node") });
    expect(why(folder)).toMatchObject({ state: "ready", model: basename(folder) });
  });
});

describe("hotwords", () => {
  test("are in the letters of the model, once each, and none of one syllable", () => {
    const names = ["Phường Bàn Cờ", "Phường Bàn Cờ", "Huế", "Đặc khu Côn Đảo", "Hẻm 12/3"];
    expect(hotwordLines(names, "<blk> 0\n▁NGƯỜI 1\n▁Ạ 2")).toEqual(["PHƯỜNG BÀN CỜ", "ĐẶC KHU CÔN ĐẢO", "HẺM 12 3"]);
    expect(hotwordLines(names, "<blk> 0\n▁người 1")).toEqual(["phường bàn cờ", "đặc khu côn đảo", "hẻm 12 3"]);
  });
});
