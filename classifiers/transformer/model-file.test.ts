import { cpSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { SHIPPED_MODEL } from "./index.ts";
import { readEncoderFiles, readStack } from "./model-file.ts";

function copy(): string {
  const folder = mkdtempSync(join(tmpdir(), "langnghe-model-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  cpSync(SHIPPED_MODEL, folder, { recursive: true });
  return folder;
}

test("the shipped model is whole and not larger than 40 MB", () => {
  const { meta } = readEncoderFiles(SHIPPED_MODEL);
  const bytes = Object.values(meta.files).reduce((sum, file) => sum + file.bytes, 0);
  expect(bytes).toBeLessThan(40e6);
});

test.each([
  ["model.onnx is missing", (folder: string) => rmSync(join(folder, "model.onnx")), "model.onnx cannot be read"],
  [
    "model.onnx is cut off",
    (folder: string) => truncateSync(join(folder, "model.onnx"), 1000),
    "model.onnx is damaged",
  ],
  ["meta.json is not JSON", (folder: string) => writeFileSync(join(folder, "meta.json"), "{"), "meta.json is not JSON"],
  [
    "meta.json is of something else",
    (folder: string) => writeFileSync(join(folder, "meta.json"), "{}"),
    "meta.json does not have the expected shape",
  ],
])("when %s the error names variable and file", (_, damage, message) => {
  const folder = copy();
  damage(folder);
  expect(() => readEncoderFiles(folder)).toThrow(
    expect.objectContaining({ code: "MISCONFIGURED", message: expect.stringMatching(`^MODEL_DIR: ${message}`) }),
  );
});

test("without stack.json the error says so", () => {
  const folder = copy();
  rmSync(join(folder, "stack.json"));
  expect(() => readStack(folder)).toThrow("MODEL_DIR: stack.json cannot be read");
});
