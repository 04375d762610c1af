const CODES = {
  pcm8: [1, 8],
  pcm16: [1, 16],
  pcm24: [1, 24],
  pcm32: [1, 32],
  float32: [3, 32],
  float64: [3, 64],
  alaw: [6, 8],
  mulaw: [7, 8],
  gsm: [49, 8],
} as const;
export type WavFormat = keyof typeof CODES;

interface WavToWrite {
  format: WavFormat;
  sampleRate: number;
  channels: number;
  /** Written to every channel. */
  samples?: Float32Array;
  /** Or the bytes themselves. */
  raw?: Uint8Array;
  /** The length that the header claims, where it should lie. */
  declared?: number;
}

/** A WAV file as a recorder would write it. */
export function writeWav({ format, sampleRate, channels, samples, raw, declared }: WavToWrite): Uint8Array {
  const [code, bits] = CODES[format];
  const data = raw ?? encode(samples ?? new Float32Array(), format, channels);
  const file = Buffer.alloc(44 + data.length);
  file.write("RIFF", 0);
  file.writeUInt32LE(36 + data.length, 4);
  file.write("WAVEfmt ", 8);
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(code, 20);
  file.writeUInt16LE(channels, 22);
  file.writeUInt32LE(sampleRate, 24);
  file.writeUInt32LE((sampleRate * channels * bits) / 8, 28);
  file.writeUInt16LE((channels * bits) / 8, 32);
  file.writeUInt16LE(bits, 34);
  file.write("data", 36);
  file.writeUInt32LE(declared ?? data.length, 40);
  file.set(data, 44);
  return file;
}

function encode(samples: Float32Array, format: WavFormat, channels: number): Uint8Array {
  const [, bits] = CODES[format];
  const width = bits / 8;
  const out = Buffer.alloc(samples.length * channels * width);
  samples.forEach((value, frame) => {
    for (let channel = 0; channel < channels; channel++) {
      const at = (frame * channels + channel) * width;
      const whole = Math.min(Math.round(value * 2 ** (bits - 1)), 2 ** (bits - 1) - 1);
      if (format === "float32") out.writeFloatLE(value, at);
      else if (format === "float64") out.writeDoubleLE(value, at);
      else if (format === "pcm8") out.writeUInt8(whole + 128, at);
      else out.writeIntLE(whole, at, width);
    }
  });
  return out;
}

export function tone(of: { hz: number; sampleRate: number; frames: number; volume: number }): Float32Array {
  return Float32Array.from(
    { length: of.frames },
    (_, i) => of.volume * Math.sin((2 * Math.PI * of.hz * i) / of.sampleRate),
  );
}

/** Root of the mean square. */
export const loudness = (samples: Float32Array) =>
  Math.sqrt(samples.reduce((sum, value) => sum + value * value, 0) / Math.max(1, samples.length));
