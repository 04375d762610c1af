const RATE = 8_000;

/** A stereo WAV of telephone quality: a tone for the caller on the left, another for the desk on the right. */
export function toneWav(seconds: number): Uint8Array {
  const frames = Math.round(seconds * RATE);
  const wav = Buffer.alloc(44 + frames * 4);
  wav.write("RIFF", 0);
  wav.writeUInt32LE(36 + frames * 4, 4);
  wav.write("WAVEfmt ", 8);
  wav.writeUInt32LE(16, 16);
  wav.writeUInt16LE(1, 20); // PCM
  wav.writeUInt16LE(2, 22); // channels
  wav.writeUInt32LE(RATE, 24);
  wav.writeUInt32LE(RATE * 4, 28);
  wav.writeUInt16LE(4, 32);
  wav.writeUInt16LE(16, 34);
  wav.write("data", 36);
  wav.writeUInt32LE(frames * 4, 40);
  for (let frame = 0; frame < frames; frame += 1) {
    const at = (2 * Math.PI * frame) / RATE;
    wav.writeInt16LE(Math.round(8_000 * Math.sin(440 * at)), 44 + frame * 4);
    wav.writeInt16LE(Math.round(8_000 * Math.sin(660 * at)), 46 + frame * 4);
  }
  return wav;
}
