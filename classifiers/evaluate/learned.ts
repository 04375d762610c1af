import { readExamples } from "../examples.ts";
import type { Row } from "./judged.ts";

/** How many of these messages are examples that the shipped model was made from: on them it shows memory, not skill. */
export function learnedAlready(rows: readonly Row[]): number {
  const learned = new Set(readExamples().flatMap((plan) => plan.rows.map(({ text }) => text)));
  return rows.filter(({ text }) => learned.has(text)).length;
}
