/** Half-open [start, end), in samples. */
export type Stretch = readonly [start: number, end: number];

export const RATE = 16_000;
/** Whisper hears 30 seconds and drops the rest; the others take memory by the square of the length. */
export const LONGEST_MS = 28_000;
const LONGEST = (LONGEST_MS / 1000) * RATE;
const FRAME = 0.02 * RATE;
/** Pauses are looked for over this many frames, so that a stop inside of a word ("p", "t") is not taken for one. */
const CALM = 10;
/** Below this peak (-50 dBFS) nothing was said; a model asked about silence makes words up. */
const SILENT = 0.003;
/** Utterances closer than this belong to one sentence. */
const JOIN = 0.6 * RATE;
/** The detector cuts close; first and last sounds of a word lie just outside. */
const PAD = 0.2 * RATE;

/** The stretches to recognise, each at most 28 seconds and none silent, in order. */
export function cutChunks(samples: Float32Array, speech: readonly Stretch[] = [[0, samples.length]]): Stretch[] {
  return joined(speech, samples.length)
    .flatMap((stretch) => [...cutAtPauses(samples, stretch)])
    .filter((stretch) => !isSilent(samples, stretch));
}

/** Neighbours together while they fit, with a little room around. */
function joined(speech: readonly Stretch[], length: number): Stretch[] {
  const out: [number, number][] = [];
  for (const [from, to] of speech) {
    const start = Math.max(0, from - PAD, out.at(-1)?.[1] ?? 0);
    const end = Math.min(length, to + PAD);
    const last = out.at(-1);
    if (end <= start) continue;
    if (last && start - last[1] <= JOIN && end - last[0] <= LONGEST) last[1] = end;
    else out.push([start, end]);
  }
  return out;
}

function* cutAtPauses(samples: Float32Array, [start, end]: Stretch): Generator<Stretch> {
  let from = start;
  while (end - from > LONGEST) {
    const at = quietest(samples, from + LONGEST / 2, from + LONGEST);
    yield [from, at];
    from = at;
  }
  if (end > from) yield [from, end];
}

/** The middle of the calmest 200 ms; of equal ones the last, as a model hears better with more before it. */
function quietest(samples: Float32Array, from: number, to: number): number {
  const frames = Math.floor((to - from) / FRAME);
  const energy = Float64Array.from({ length: frames }, (_, i) => energyOf(samples, from + i * FRAME));
  let best = { at: 0, sum: Number.POSITIVE_INFINITY };
  for (let at = 0; at + CALM <= frames; at++) {
    const sum = energy.subarray(at, at + CALM).reduce((a, b) => a + b, 0);
    if (sum <= best.sum) best = { at, sum };
  }
  return from + (best.at + CALM / 2) * FRAME;
}

function energyOf(samples: Float32Array, from: number): number {
  let sum = 0;
  for (const value of samples.subarray(from, from + FRAME)) sum += value * value;
  return sum;
}

const isSilent = (samples: Float32Array, [start, end]: Stretch) =>
  samples.subarray(start, end).every((value) => Math.abs(value) < SILENT);
