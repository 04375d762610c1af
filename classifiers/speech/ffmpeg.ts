import { spawn, spawnSync } from "node:child_process";
import { AppError } from "#src/errors.ts";
import { RATE } from "./chunks.ts";

/** ffmpeg's name for each container that it is asked to open: a recording that pretends to be a playlist opens nothing. */
const CONTAINERS: Readonly<Record<string, string>> = {
  mp3: "mp3",
  aac: "aac",
  amr: "amr",
  ogg: "ogg",
  oga: "ogg",
  opus: "ogg",
  m4a: "mov",
  mp4: "mov",
  "3gp": "mov",
  webm: "matroska",
  flac: "flac",
  wav: "wav",
};

export interface FfmpegLimits {
  maxMs: number;
  timeoutMs: number;
}

const known = new Map<string, boolean>();

/** Is there an ffmpeg? Asked once a process. */
export function hasFfmpeg(program = "ffmpeg"): boolean {
  const answer =
    known.get(program) ?? spawnSync(program, ["-version"], { stdio: "ignore", timeout: 5_000 }).status === 0;
  known.set(program, answer);
  return answer;
}

/**
 * Any recording through ffmpeg as one channel at 16 kHz. The file is named and not piped in: an .m4a has its table of
 * contents at the end, and ffmpeg must go there and back.
 * @param extension what the file's first bytes say it is
 * @throws {AppError} UNSUPPORTED, TOO_LARGE
 */
export async function decodeByFfmpeg(
  path: string,
  extension: string,
  limits: FfmpegLimits,
  program = "ffmpeg",
): Promise<Float32Array> {
  const container = CONTAINERS[extension];
  if (!container)
    throw new AppError(
      "UNSUPPORTED",
      `undecodable: ${extension} is no kind of recording; send WAV, MP3, AAC, AMR, OGG or M4A`,
    );
  if (!hasFfmpeg(program))
    throw new AppError(
      "UNSUPPORTED",
      `undecodable: ${extension} needs the program ffmpeg, which is not here; install it, or export the recording as WAV`,
    );
  const bytes = await run(program, argumentsFor(path, container), limits);
  // A copy, because samples must begin at a multiple of four bytes.
  const pcm = new Int16Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + (bytes.length & ~1)));
  return Float32Array.from(pcm, (value) => value / 0x8000);
}

const argumentsFor = (path: string, container: string) => [
  ...["-hide_banner", "-nostdin", "-loglevel", "error", "-threads", "1"],
  ...["-protocol_whitelist", "file,pipe", "-f", container, "-i", `file:${path}`],
  ...["-map", "0:a:0", "-vn", "-ac", "1", "-ar", String(RATE), "-f", "s16le", "pipe:1"],
];

function run(program: string, args: string[], { maxMs, timeoutMs }: FfmpegLimits): Promise<Buffer> {
  const maxBytes = (maxMs / 1000) * RATE * 2;
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      stdio: ["ignore", "pipe", "pipe"],
      timeout: timeoutMs,
      killSignal: "SIGKILL",
    });
    const heard: Buffer[] = [];
    let size = 0;
    let said = "";
    const fail = (error: AppError) => {
      child.kill("SIGKILL");
      reject(error);
    };
    child.stdout.on("data", (part: Buffer) => {
      size += part.length;
      heard.push(part);
      if (size > maxBytes) fail(tooLong(maxMs));
    });
    child.stderr.on("data", (part: Buffer) => {
      said = (said + part).slice(-500);
    });
    child.once("error", (error) => fail(new AppError("UNSUPPORTED", `undecodable: ffmpeg: ${error.message}`)));
    child.once("close", (code, signal) => {
      if (code === 0 && size > 0) return resolve(Buffer.concat(heard));
      const why = signal
        ? `took more than ${timeoutMs / 1000} s`
        : said.trim().split("\n").at(-1) || "found no sound in it";
      fail(new AppError("UNSUPPORTED", `undecodable: ffmpeg ${signal ? "" : "says: "}${why}`));
    });
  });
}

export const tooLong = (maxMs: number) =>
  new AppError("TOO_LARGE", `the recording is longer than ${maxMs / 60_000} minutes; cut it first`, { maxMs });
