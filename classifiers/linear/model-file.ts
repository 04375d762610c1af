import { createHash } from "node:crypto";
import { z } from "zod";
import { HEAD_NAMES, HEADS, WIDTH } from "../heads.ts";
import { badModel, bytesOf, jsonOf } from "../model-folder.ts";
import { FEATURE_SPACE } from "./features.ts";
import type { Lexicon } from "./vector.ts";

const Calibration = z.object({ matrix: z.array(z.array(z.number())), bias: z.array(z.number()) });

/** `model.json`: everything but the weights. */
export const ModelCard = z.object({
  version: z.string(),
  /** Labels of each head in the order of the columns: a model for other labels must not be read. */
  heads: z.record(z.string(), z.array(z.string())),
  featureSpace: z.number().int(),
  /** Buckets with weights, i.e. rows of the table. */
  rows: z.number().int().positive(),
  /** Of weights.bin. */
  sha256: z.string(),
  bias: z.array(z.number()).length(WIDTH),
  /** A column of weights is its signed bytes times its scale. */
  scales: z.array(z.number()).length(WIDTH),
  calibration: z.object({ sector: Calibration, urgency: Calibration, kind: Calibration, sentiment: Calibration }),
  criticalFrom: z.number(),
  confidence: z.object({ weights: z.array(z.number()).length(5), bias: z.number() }),
  threshold: z.number(),
});
export type ModelCard = z.infer<typeof ModelCard>;

export interface Model {
  card: ModelCard;
  lexicon: Lexicon;
  /** Row by row, WIDTH signed bytes each. */
  weights: Int8Array;
}

export const CARD_FILE = "model.json";
export const WEIGHTS_FILE = "weights.bin";

/**
 * Layout of weights.bin, little-endian: u32 bucket[rows] ascending, f32 idf[rows], i8 weight[rows][WIDTH].
 * @throws {AppError} MISCONFIGURED when a file is missing, damaged, or made for other labels or features
 */
export function readModel(folder: string): Model {
  const card = readCard(folder);
  const bytes = bytesOf(folder, WEIGHTS_FILE);
  if (
    bytes.byteLength !== card.rows * (8 + WIDTH) ||
    createHash("sha256").update(bytes).digest("hex") !== card.sha256
  ) {
    throw badModel(folder, `${WEIGHTS_FILE} is damaged or belongs to another ${CARD_FILE}`);
  }
  const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  const rowOf = new Int32Array(FEATURE_SPACE).fill(-1);
  for (const [row, bucket] of new Uint32Array(buffer, 0, card.rows).entries()) rowOf[bucket] = row;
  const idf = new Float32Array(buffer, card.rows * 4, card.rows);
  return { card, lexicon: { rowOf, idf }, weights: new Int8Array(buffer, card.rows * 8) };
}

function readCard(folder: string): ModelCard {
  const parsed = ModelCard.safeParse(jsonOf(folder, CARD_FILE));
  if (!parsed.success) throw badModel(folder, `${CARD_FILE} does not have the expected shape`);
  const card = parsed.data;
  const same = HEAD_NAMES.every((head) => card.heads[head]?.join() === HEADS[head].join());
  if (!same || card.featureSpace !== FEATURE_SPACE)
    throw badModel(folder, "the model was trained for other labels or features");
  return card;
}
