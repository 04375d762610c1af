import { z } from "zod";
import { HEADS } from "../heads.ts";
import { logit, sigmoid, softmax } from "../logistic.ts";
import type { Probabilities } from "../verdict.ts";
import type { EncoderReading } from "./encoder.ts";

const Blend = z.object({ encoder: z.number(), linear: z.number() });
const URGENCIES = HEADS.urgency.length;
/** Of urgency: the encoder's logits, the linear tier's log probabilities, and whether a danger rule fired. */
const URGENCY_INPUTS = 2 * URGENCIES + 1;

/**
 * How the encoder and the linear tier are heard together, fitted on text that neither was trained on
 * (training/stack.py). `stack.json`.
 */
export const Stack = z.object({
  /** Weights of the encoder's logits and of the linear tier's log probabilities; their sum is a calibrated logit. */
  sector: Blend,
  kind: Blend,
  sentiment: Blend,
  urgency: z.object({
    matrix: z.array(z.array(z.number()).length(URGENCY_INPUTS)).length(URGENCIES),
    bias: z.array(z.number()).length(URGENCIES),
  }),
  /** From this probability on a text is called critical. */
  criticalFrom: z.number().min(0).max(1),
  /** Probability that sector and urgency are both right, from confidenceInputs. */
  confidence: z.object({ weights: z.array(z.number()).length(7), bias: z.number() }),
  /** Below it a person decides. */
  threshold: z.number().min(0).max(1),
});
export type Stack = z.infer<typeof Stack>;

type Logits = EncoderReading["logits"];

/** Calibrated probabilities of both tiers together. */
export function stacked(logits: Logits, linear: Probabilities, danger: boolean, stack: Stack): Probabilities {
  const blended = (head: "sector" | "kind" | "sentiment") =>
    softmax(
      HEADS[head].map(
        (_, at) => stack[head].encoder * (logits[head][at] ?? 0) + stack[head].linear * logOf(linear[head][at]),
      ),
    );
  const inputs = urgencyInputs(logits, linear, danger);
  const { matrix, bias } = stack.urgency;
  return {
    sector: blended("sector"),
    kind: blended("kind"),
    sentiment: blended("sentiment"),
    urgency: softmax(matrix.map((row, at) => dot(row, inputs) + (bias[at] ?? 0))),
  };
}

export function urgencyInputs(logits: Logits, linear: Probabilities, danger: boolean): number[] {
  return [...logits.urgency, ...linear.urgency.map(logOf), danger ? 1 : 0];
}

/** What the confidence is made of, in the order of its weights. */
export function confidenceInputs(facts: {
  /** Of the stack, best first. */
  sectors: readonly number[];
  /** Of the urgency that is said. */
  urgency: number;
  danger: boolean;
  words: number;
  /** Of the sector that is said: what the encoder, the linear tier alone give it. */
  encoder: number;
  linear: number;
}): number[] {
  const [first = 0, second = 0] = facts.sectors;
  const least = Math.min(facts.encoder, facts.linear);
  return [
    logit(first),
    first - second,
    logit(facts.urgency),
    facts.danger ? 1 : 0,
    Math.log1p(facts.words),
    logit(least),
    facts.urgency,
  ];
}

export const confidenceOf = (inputs: readonly number[], { weights, bias }: Stack["confidence"]) =>
  sigmoid(dot(weights, inputs) + bias);

const dot = (a: readonly number[], b: readonly number[]) => a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);
const logOf = (p = 0) => Math.log(Math.max(p, 1e-6));
