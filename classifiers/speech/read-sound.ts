import { readFile, stat } from "node:fs/promises";
import { resolve } from "node:path";
import { fileTypeFromBuffer } from "file-type";
import { AppError } from "#src/errors.ts";
import { RATE } from "./chunks.ts";
import { decodeByFfmpeg, tooLong } from "./ffmpeg.ts";
import { resample } from "./resample.ts";
import { decodeWav, isWav } from "./wav.ts";

export const MAX_BYTES = 100 * 1024 * 1024;
export const MAX_MS = 60 * 60_000;
const FFMPEG_MS = 60_000;

/**
 * A recording as one channel at 16 kHz: WAV here, everything else through ffmpeg.
 * @throws {AppError} NOT_FOUND, TOO_LARGE, UNSUPPORTED ("undecodable: …")
 */
export async function readSound(path: string, ffmpeg?: string): Promise<Float32Array> {
  const file = resolve(path);
  const found = await stat(file).catch(() => null);
  if (!found?.isFile()) throw new AppError("NOT_FOUND", "there is no such file");
  if (found.size > MAX_BYTES)
    throw new AppError("TOO_LARGE", `the recording has more than ${MAX_BYTES / 1024 / 1024} MB; cut it first`);
  const bytes = await readFile(file);
  if (bytes.length === 0) throw new AppError("UNSUPPORTED", "undecodable: the file is empty");
  const sound = isWav(bytes) ? decodeWav(bytes) : null;
  if (!sound) {
    const kind = await fileTypeFromBuffer(bytes);
    if (!kind) throw new AppError("UNSUPPORTED", "undecodable: the file is no recording that is known here");
    return decodeByFfmpeg(file, kind.ext, { maxMs: MAX_MS, timeoutMs: FFMPEG_MS }, ffmpeg);
  }
  if ((sound.samples.length / sound.sampleRate) * 1000 > MAX_MS) throw tooLong(MAX_MS);
  return resample(sound.samples, sound.sampleRate, RATE);
}
