import type { PinReading } from "../boundaries/pin-in-wards.ts";
import { codesOf, type Judgement } from "./judge.ts";

/** Together text and pin are as sure as this before they decide: one in twenty may be wrong. */
const SURE = 0.95;

/** Below this the pin speaks against a ward. */
const UNLIKELY = 0.05;

/** What text and pin say together. */
export interface Together {
  /** Today's wards with their likelihood, the likeliest first. */
  candidates: readonly { code: string; p: number }[];
  settled: boolean;
  /** The pin lies in none of the wards that the text may mean. */
  conflict: boolean;
}

const likelihood = (pin: PinReading, code: string) => pin.near.find((near) => near.code === code)?.p ?? 0;

/** The text alone, its weights as likelihoods. */
export function ofText(judgement: Judgement): Together {
  const weights = [...judgement.weights].sort((a, b) => b[1] - a[1]);
  const sum = weights.reduce((total, [, weight]) => total + weight, 0);
  const candidates = weights.map(([code, weight]) => ({ code, p: weight / sum }));
  return { candidates, settled: judgement.doubt === null, conflict: false };
}

/**
 * A ward that the text settles stands, whatever the pin says: that may be where the writer sits now, and the conflict is
 * told. What the text leaves open the pin decides when it is sure enough among those wards.
 */
export function withPin(judgement: Judgement, pin: PinReading): Together {
  const text = ofText(judgement);
  const agreed = codesOf(judgement).reduce((sum, code) => sum + likelihood(pin, code), 0);
  const conflict = agreed < UNLIKELY;
  if (conflict || text.settled) return { ...text, conflict };
  const weighed = text.candidates.map(({ code, p }) => ({ code, p: p * likelihood(pin, code) }));
  const sum = weighed.reduce((total, { p }) => total + p, 0);
  const candidates = weighed.map(({ code, p }) => ({ code, p: p / sum })).sort((a, b) => b.p - a.p);
  return { candidates, settled: (candidates[0]?.p ?? 0) >= SURE && agreed >= 0.5, conflict };
}
