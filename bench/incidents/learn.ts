/** Rows to learn from, with what each counts. */
export interface Lesson<F> {
  features: F;
  same: boolean;
  weight: number;
}

export interface Bounds {
  /** These speak for it or against it, whatever a sample says. */
  for: ReadonlySet<string>;
  against: ReadonlySet<string>;
  /** How strongly the others are pulled to 0. */
  ridge: number;
  /** Every feature is brought to one size first, so that those that are mostly small are learned as well as the others. */
  scaled: boolean;
}

const ROUNDS = 2_000;
const RATE = 1.5;
const MOMENTUM = 0.9;

/** Logistic regression by steepest descent with momentum; the constant "one" is not pulled to 0. */
export function learn<N extends string>(
  names: readonly N[],
  lessons: readonly Lesson<Record<N, number>>[],
  bounds: Bounds,
): Record<N, number> {
  const width = names.length;
  const total = lessons.reduce((sum, { weight }) => sum + weight, 0);
  const sizes = names.map((name) => {
    if (!bounds.scaled) return 1;
    const squares = lessons.reduce((sum, { features, weight }) => sum + weight * features[name] ** 2, 0);
    return Math.sqrt(squares / total) || 1;
  });
  const rows = Float64Array.from(
    lessons.flatMap(({ features }) => names.map((name, n) => features[name] / (sizes[n] ?? 1))),
  );
  const weights = new Float64Array(width);
  const speed = new Float64Array(width);
  for (let round = 0; round < ROUNDS; round++) {
    const slope = new Float64Array(width);
    for (const [at, { same, weight }] of lessons.entries()) {
      let sum = 0;
      for (let n = 0; n < width; n++) sum += (rows[at * width + n] ?? 0) * (weights[n] ?? 0);
      const miss = ((1 / (1 + Math.exp(-sum)) - Number(same)) * weight) / total;
      for (let n = 0; n < width; n++) slope[n] = (slope[n] ?? 0) + miss * (rows[at * width + n] ?? 0);
    }
    for (const [n, name] of names.entries()) {
      const pull = name === "one" ? 0 : bounds.ridge * (weights[n] ?? 0);
      speed[n] = MOMENTUM * (speed[n] ?? 0) - RATE * (1 - MOMENTUM) * ((slope[n] ?? 0) + pull);
      const moved = (weights[n] ?? 0) + speed[n];
      weights[n] = bounds.for.has(name) ? Math.max(0, moved) : bounds.against.has(name) ? Math.min(0, moved) : moved;
    }
  }
  return Object.fromEntries(
    names.map((name, n) => [name, Math.round(((weights[n] ?? 0) / (sizes[n] ?? 1)) * 100) / 100]),
  ) as Record<N, number>; // each name has its weight
}
