import { AppError } from "#src/errors.ts";
import { decoderOf } from "./sample-formats.ts";

/** One channel of sound, -1..1. */
export interface Sound {
  samples: Float32Array;
  sampleRate: number;
}

interface Format {
  code: number;
  channels: number;
  sampleRate: number;
  bits: number;
}

const EXTENSIBLE = 0xfffe;
const RATES: readonly [least: number, most: number] = [4_000, 192_000];

/** Own code: the format is small, and the WAV readers on npm are unmaintained or keep whole copies as doubles. */
export const isWav = (bytes: Uint8Array) => tag(bytes, 0) === "RIFF" && tag(bytes, 8) === "WAVE";

/**
 * A WAV file as one channel: the mean of all. Recorders that were stopped hard leave wrong lengths in the header, so what
 * is there counts and not what the header promises.
 * @returns null when it holds an encoding that is not read here (GSM, ADPCM): ffmpeg may know it
 * @throws {AppError} UNSUPPORTED when the file is damaged
 */
export function decodeWav(bytes: Uint8Array): Sound | null {
  const chunks = readChunks(bytes);
  const head = chunks.find(({ id }) => id === "fmt ");
  const data = chunks.find(({ id }) => id === "data");
  if (!head || head.bytes.length < 16 || !data) throw damaged("it has no format or no sound in it");
  const format = readFormat(head.bytes);
  const { channels, sampleRate, bits } = format;
  if (channels < 1 || channels > 32 || sampleRate < RATES[0] || sampleRate > RATES[1])
    throw damaged(`${channels} channels at ${sampleRate} Hz is nothing that a recorder writes`);
  const sampleAt = decoderOf(format.code, bits);
  if (!sampleAt) return null;
  const width = bits / 8;
  const frames = Math.floor(data.bytes.length / (width * channels));
  const view = new DataView(data.bytes.buffer, data.bytes.byteOffset, data.bytes.length);
  const samples = new Float32Array(frames);
  for (let frame = 0; frame < frames; frame++) {
    let sum = 0;
    for (let channel = 0; channel < channels; channel++) sum += sampleAt(view, (frame * channels + channel) * width);
    samples[frame] = Number.isFinite(sum) ? sum / channels : 0;
  }
  return { samples, sampleRate };
}

function readFormat(bytes: Uint8Array): Format {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const code = view.getUint16(0, true);
  return {
    // The extensible form keeps the real code in the first two bytes of a GUID.
    code: code === EXTENSIBLE && bytes.length >= 26 ? view.getUint16(24, true) : code,
    channels: view.getUint16(2, true),
    sampleRate: view.getUint32(4, true),
    bits: view.getUint16(14, true),
  };
}

function readChunks(bytes: Uint8Array): { id: string; bytes: Uint8Array }[] {
  if (!isWav(bytes)) throw damaged("it does not begin as one");
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const chunks = [];
  for (let at = 12; at + 8 <= bytes.length; ) {
    const id = tag(bytes, at);
    const declared = view.getUint32(at + 4, true);
    // A recorder that streams writes 0 or all ones for "until the end".
    const open = id === "data" && (declared === 0 || declared === 0xffff_ffff);
    const end = open ? bytes.length : Math.min(at + 8 + declared, bytes.length);
    chunks.push({ id, bytes: bytes.subarray(at + 8, end) });
    at = end + ((end - at) & 1); // chunks begin at even places
  }
  return chunks;
}

const tag = (bytes: Uint8Array, at: number) => String.fromCharCode(...bytes.subarray(at, at + 4));

const damaged = (why: string) =>
  new AppError("UNSUPPORTED", `undecodable: the WAV file is damaged (${why}); export the recording again`);
