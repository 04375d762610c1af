/** Zero crossings of the filter on each side: more is sharper and slower. Speech needs no more. */
const CROSSINGS = 12;
/** A little below half of the lower rate, so that the filter's slope lies outside of what is kept. */
const PASS = 0.94;

/** Sound at another rate, by a windowed sinc; as long in time, and as loud, as before. */
export function resample(samples: Float32Array, from: number, to: number): Float32Array {
  if (from === to) return samples;
  const shared = gcd(from, to);
  const [up, down] = [to / shared, from / shared];
  const cutoff = Math.min(1, to / from) * PASS;
  const reach = Math.ceil(CROSSINGS / cutoff);
  const filters = phases(up, cutoff, reach);
  const out = new Float32Array(Math.round((samples.length * to) / from));
  for (let i = 0; i < out.length; i++) {
    const at = i * down;
    const centre = Math.floor(at / up);
    const filter = filters(at % up);
    let sum = 0;
    const first = Math.max(0, reach - centre);
    const last = Math.min(2 * reach, samples.length - 1 - centre + reach);
    // Safe reads: `first` and `last` keep inside of both.
    for (let k = first; k <= last; k++) sum += (samples[centre - reach + k] as number) * (filter[k] as number);
    out[i] = sum;
  }
  return out;
}

/** The filter for each place between two samples; made when first needed, as rates without a common factor have many. */
function phases(up: number, cutoff: number, reach: number): (phase: number) => Float32Array {
  const made: (Float32Array | undefined)[] = [];
  return (phase) => {
    const known = made[phase];
    if (known) return known;
    const filter = Float32Array.from({ length: 2 * reach + 1 }, (_, k) =>
      windowed(k - reach - phase / up, cutoff, reach),
    );
    const sum = filter.reduce((a, b) => a + b, 0);
    // Weights that sum to one keep a steady tone as loud as it was, whatever the phase.
    made[phase] = filter.map((weight) => weight / sum);
    return made[phase];
  };
}

/** Sinc under a Hann window. */
function windowed(x: number, cutoff: number, reach: number): number {
  const edge = reach + 1;
  if (Math.abs(x) >= edge) return 0;
  const angle = Math.PI * x * cutoff;
  return (x === 0 ? 1 : Math.sin(angle) / angle) * (0.5 + 0.5 * Math.cos((Math.PI * x) / edge));
}

const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b));
