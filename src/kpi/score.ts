import type { Kpi } from "./kpi.ts";

/** So good that better is not told apart: 25 % over the target, as Boston's CityScore has it for on-time figures. */
const TOP = 1.25;

/**
 * Actual against target: 1 = on target, more is better, cut at 1.25 so that one figure cannot outweigh the others.
 * @returns null without data, without a target, or where no way is the good one
 */
export function scoreOf({ better }: Pick<Kpi, "better">, value: number | null, target: number | null): number | null {
  if (value === null || target === null || better === "none") return null;
  if (better === "up") return target === 0 ? TOP : Math.min(TOP, value / target);
  // A target of none overdue: reached or not.
  if (value <= 0) return TOP;
  return Math.min(TOP, target / value);
}
