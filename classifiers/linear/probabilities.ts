import { HEADS, type Head, OFFSET, WIDTH } from "../heads.ts";
import { logit, sigmoid, softmax } from "../logistic.ts";
import type { Model } from "./model-file.ts";
import type { SparseVector } from "./vector.ts";

/** Signed distances from the boundary of every label of every head, in column order. */
export function marginsOf(vector: SparseVector, { card, weights }: Model): Float64Array {
  const sums = new Float64Array(WIDTH);
  // Plain loops: this is where the time goes.
  for (let i = 0; i < vector.rows.length; i++) {
    const value = vector.values[i] ?? 0;
    const base = (vector.rows[i] ?? 0) * WIDTH;
    for (let column = 0; column < WIDTH; column++)
      sums[column] = (sums[column] ?? 0) + value * (weights[base + column] ?? 0);
  }
  return sums.map((sum, column) => sum * (card.scales[column] ?? 0) + (card.bias[column] ?? 0));
}

/** Calibrated probabilities of one head's labels; they sum to 1. Urgency also hears the rule layer and the sector. */
export function probabilitiesOf(head: Head, margins: Float64Array, danger: boolean, { card }: Model): number[] {
  const of = (name: Head) => [...margins.subarray(OFFSET[name], OFFSET[name] + HEADS[name].length)];
  const inputs = head === "urgency" ? [...of("urgency"), danger ? 1 : 0, ...of("sector")] : of(head);
  const { matrix, bias } = card.calibration[head];
  return softmax(
    matrix.map((row, label) => row.reduce((sum, weight, i) => sum + weight * (inputs[i] ?? 0), bias[label] ?? 0)),
  );
}

/** Probability that sector and urgency are both right; the order of the inputs is that of training/fit.py. */
export function confidenceOf(
  facts: { sectors: readonly number[]; urgency: number; danger: boolean; words: number },
  { weights, bias }: Model["card"]["confidence"],
): number {
  const [first = 0, second = 0] = facts.sectors.toSorted((a, b) => b - a);
  const inputs = [logit(first), first - second, logit(facts.urgency), facts.danger ? 1 : 0, Math.log1p(facts.words)];
  return sigmoid(inputs.reduce((sum, input, i) => sum + input * (weights[i] ?? 0), bias));
}
