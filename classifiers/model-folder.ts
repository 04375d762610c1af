import { readFileSync } from "node:fs";
import { join } from "node:path";
import { AppError } from "#src/errors.ts";

/** @throws {AppError} MISCONFIGURED when the file is not there */
export function bytesOf(folder: string, file: string): Buffer {
  try {
    return readFileSync(join(folder, file));
  } catch {
    throw badModel(folder, `${file} cannot be read`);
  }
}

/** @throws {AppError} MISCONFIGURED when the bytes are not JSON */
export function jsonOf(folder: string, file: string, bytes = bytesOf(folder, file)): unknown {
  try {
    return JSON.parse(bytes.toString("utf8"));
  } catch {
    throw badModel(folder, `${file} is not JSON`);
  }
}

/** A folder that holds no whole model, or one of another make. */
export const badModel = (folder: string, why: string) =>
  new AppError("MISCONFIGURED", `MODEL_DIR: ${why} (looked in ${folder})`, { variable: "MODEL_DIR" });
