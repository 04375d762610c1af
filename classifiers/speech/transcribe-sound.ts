import type { Transcript, TranscriptSegment } from "#src/ports/speech.ts";
import { cutChunks, RATE, type Stretch } from "./chunks.ts";
import { readable } from "./hotwords.ts";

/** The engine, as far as this folder needs it. */
export interface Recogniser {
  model: string;
  /** At most 28 seconds of 16 kHz. */
  recognise(samples: Float32Array): Promise<string>;
  /** Where somebody speaks; absent without a voice detector. */
  findSpeech?(samples: Float32Array): Stretch[];
}

/** @param onProgress called after each chunk, so that whoever waits knows that work goes on */
export async function transcribeSound(
  samples: Float32Array,
  recogniser: Recogniser,
  onProgress: () => void = () => {},
): Promise<Transcript> {
  const segments: TranscriptSegment[] = [];
  for (const [start, end] of cutChunks(samples, recogniser.findSpeech?.(samples))) {
    const text = readable(await recogniser.recognise(samples.slice(start, end)));
    if (text !== "") segments.push({ startMs: toMs(start), endMs: toMs(end), text });
    onProgress();
  }
  return {
    text: segments.map(({ text }) => text).join(" "),
    segments,
    model: recogniser.model,
    durationMs: toMs(samples.length),
  };
}

const toMs = (at: number) => Math.round((at / RATE) * 1000);
