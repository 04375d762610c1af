/** How many of each kind: `{ noise: 12, traffic_parking: 3 }`. */
export type Counts = Readonly<Record<string, number>>;

/** Fewer than this, and nothing is claimed. */
export const FEWEST = 20;

export interface Stability {
  /** Population stability index: 0 for equal shares, and the larger the further apart. */
  psi: number;
  /** What 19 of 20 pairs of samples of these sizes stay under when nothing has changed. */
  byChance: number;
  level: "stable" | "moderate" | "large";
}

/** The rule of thumb: below 0.1 little has changed, above 0.25 much has. */
const MODERATE = 0.1;
const LARGE = 0.25;
/** Kinds seen less often than this, in both samples together, are counted as one: their shares are mostly chance. */
const RARE = 10;

/**
 * Whether two samples have the same shares: PSI = Σ (now − before) · ln(now / before) over the shares, as in N. Siddiqi,
 * Credit Risk Scorecards (Wiley 2006), which also gives the limits 0.1 and 0.25. Half a case is added to each kind, so
 * that one not seen has a logarithm. With nothing changed, PSI is near (1/n + 1/m) · χ² with kinds − 1 degrees of freedom
 * (B. Yurdakul, J. Naranjo, Statistical properties of the population stability index, J. Risk Model Validation 14(4),
 * 2020), which for small samples lies far above 0.1: a shift is claimed only above that as well.
 * @returns null when either sample has fewer than FEWEST cases
 */
export function stability(before: Counts, now: Counts): Stability | null {
  const kinds = withoutRare(before, now);
  const [n, m] = [kinds.reduce((sum, [b]) => sum + b, 0), kinds.reduce((sum, [, a]) => sum + a, 0)];
  if (n < FEWEST || m < FEWEST) return null;
  const half = kinds.length / 2;
  const psi = kinds.reduce((sum, [b, a]) => {
    const [was, is] = [(b + 0.5) / (n + half), (a + 0.5) / (m + half)];
    return sum + (is - was) * Math.log(is / was);
  }, 0);
  const byChance = (1 / n + 1 / m) * chiSquare95(kinds.length - 1);
  const claimed = psi > byChance ? psi : 0;
  return { psi, byChance, level: claimed > LARGE ? "large" : claimed > MODERATE ? "moderate" : "stable" };
}

function withoutRare(before: Counts, now: Counts): [before: number, now: number][] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(now)])].sort();
  const all = names.map((name): [number, number] => [before[name] ?? 0, now[name] ?? 0]);
  const rare = all.filter(([b, a]) => b + a < RARE);
  const rest: [number, number] = [rare.reduce((sum, [b]) => sum + b, 0), rare.reduce((sum, [, a]) => sum + a, 0)];
  return [...all.filter(([b, a]) => b + a >= RARE), ...(rest[0] + rest[1] > 0 ? [rest] : [])];
}

/** The 95th percentile of χ², by E. Wilson and M. Hilferty (1931): within 2 % from one degree of freedom on. */
function chiSquare95(degrees: number): number {
  if (degrees <= 0) return 0;
  const part = 2 / (9 * degrees);
  return degrees * (1 - part + 1.6449 * Math.sqrt(part)) ** 3;
}
