import { InferenceSession, Tensor } from "onnxruntime-node";
import type { Finding } from "#src/domain/redact/finding.ts";
import { AppError } from "#src/errors.ts";
import type { Span } from "#src/ports/classifier.ts";
import { HEAD_NAMES, HEADS, type Head } from "../heads.ts";
import type { EncoderFiles, Meta } from "./model-file.ts";
import { type Pieces, pieceCutter, tailOf, withoutMiddle } from "./pieces.ts";
import { personalSpans, spansOf } from "./spans.ts";

/** What one pass over one text gives. */
export interface EncoderReading {
  logits: Record<Head, Float32Array>;
  /** Of length 1. */
  embedding: Float32Array;
  pieces: Pieces;
  /** Row by row, a value for each sector: how much each piece spoke for it. */
  evidence: Float32Array;
  place: Span[];
  personal: Finding[];
}

export interface Encoder {
  version: string;
  read(text: string): Promise<EncoderReading>;
  /** Personal data anywhere in the text, however long it is. */
  findPersonal(text: string): Promise<Finding[]>;
}

/** A long text's middle is searched for its place in at most so many windows. */
const WINDOWS = 4;

/** One thread that sleeps when idle: two wait for each other on a busy pair of cores. */
export const ONE_THREAD: InferenceSession.SessionOptions = {
  intraOpNumThreads: 1,
  interOpNumThreads: 1,
  extra: { session: { intra_op: { allow_spinning: "0" } } },
};

/** @throws {AppError} MISCONFIGURED when onnxruntime does not accept the model */
export async function loadEncoder({ meta, onnx, tokenizer }: EncoderFiles): Promise<Encoder> {
  const session = await InferenceSession.create(onnx, ONE_THREAD).catch((error) => {
    throw new AppError("MISCONFIGURED", `MODEL_DIR: onnxruntime does not accept model.onnx: ${error}`, {
      variable: "MODEL_DIR",
    });
  });
  const cut = pieceCutter(tokenizer, meta.prefix);
  const run = (pieces: Pieces) => session.run(inputsOf(pieces.ids));
  const read = async (text: string): Promise<EncoderReading> => {
    const all = cut(text);
    const pieces = withoutMiddle(all, meta.maxLength);
    const found = await run(pieces);
    const places = (of: Pieces, outputs: InferenceSession.ReturnType) =>
      spansOf(floats(outputs, "place"), of.spans, text);
    let place = places(pieces, found);
    for (const window of place.length === 0 ? middleOf(all, meta).slice(0, WINDOWS) : []) {
      place = places(window, await run(window));
      if (place.length > 0) break;
    }
    const logits = Object.fromEntries(HEAD_NAMES.map((head) => [head, floats(found, head, HEADS[head].length)]));
    return {
      logits: logits as Record<Head, Float32Array>, // safe: made of all heads
      embedding: floats(found, "pooled", meta.hidden),
      evidence: floats(found, "evidence", pieces.ids.length * HEADS.sector.length),
      pieces,
      place,
      personal: personalSpans(floats(found, "personal"), pieces.spans, text),
    };
  };
  const findPersonal = async (text: string): Promise<Finding[]> => {
    const found: Finding[] = [];
    for (const window of windowsOver(cut(text), meta, 0, Number.POSITIVE_INFINITY))
      found.push(...personalSpans(floats(await run(window), "personal"), window.spans, text));
    return found.toSorted((a, b) => a.start - b.start);
  };
  await read("Thử máy"); // the first pass lays out its memory
  return { version: meta.version, read, findPersonal };
}

export function inputsOf(ids: readonly number[]): Record<string, Tensor> {
  const shape = [1, ids.length];
  return {
    input_ids: new Tensor("int64", BigInt64Array.from(ids, BigInt), shape),
    attention_mask: new Tensor("int64", new BigInt64Array(ids.length).fill(1n), shape),
  };
}

/** @throws {AppError} UNAVAILABLE when the model did not answer in numbers */
function floats(outputs: InferenceSession.ReturnType, name: string, length?: number): Float32Array {
  const values = outputs[name]?.data;
  if (
    values instanceof Float32Array &&
    (length === undefined || values.length === length) &&
    values.every(Number.isFinite)
  )
    return values;
  throw new AppError("UNAVAILABLE", `the model did not answer ${name} in numbers`);
}

/** Windows over what withoutMiddle leaves out. */
function middleOf(all: Pieces, meta: Meta): Pieces[] {
  const tail = tailOf(meta.maxLength);
  return windowsOver(all, meta, meta.maxLength - tail, all.ids.length - tail);
}

/** Pieces that two neighbouring windows share: what stands on an edge is whole in one of them. */
const OVERLAP = 12;

/** Windows of the model's length over the pieces from..until, each with the prefix before it. */
function windowsOver({ ids, spans }: Pieces, { maxLength }: Meta, from: number, until: number): Pieces[] {
  const prefix = Math.max(
    0,
    spans.findIndex((span) => span !== null),
  );
  const last = Math.min(until, ids.length - 1);
  const size = maxLength - prefix - 1;
  const windows: Pieces[] = [];
  for (let at = Math.max(from, prefix); at < last; at += size - OVERLAP) {
    const end = Math.min(at + size, last);
    windows.push({
      ids: [...ids.slice(0, prefix), ...ids.slice(at, end), ...ids.slice(-1)],
      spans: [...spans.slice(0, prefix), ...spans.slice(at, end), null],
    });
    if (end === last) break;
  }
  return windows;
}
