import { InferenceSession, Tensor } from "onnxruntime-node";
import { AppError } from "#src/errors.ts";
import type { Span } from "#src/ports/classifier.ts";
import { HEAD_NAMES, HEADS, type Head } from "../heads.ts";
import type { EncoderFiles, Meta } from "./model-file.ts";
import { type Pieces, pieceCutter, tailOf, withoutMiddle } from "./pieces.ts";
import { spansOf } from "./spans.ts";

/** What one pass over one text gives. */
export interface EncoderReading {
  logits: Record<Head, Float32Array>;
  /** Of length 1. */
  embedding: Float32Array;
  pieces: Pieces;
  /** Row by row, a value for each sector: how much each piece spoke for it. */
  evidence: Float32Array;
  place: Span[];
  name: Span[];
}

export interface Encoder {
  version: string;
  read(text: string): Promise<EncoderReading>;
  /** Persons' names anywhere in the text, however long it is. */
  findNames(text: string): Promise<Span[]>;
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
    const spans = (tag: "place" | "name", of: Pieces, outputs: InferenceSession.ReturnType) =>
      spansOf(floats(outputs, tag), of.spans, text);
    let place = spans("place", pieces, found);
    const name = spans("name", pieces, found);
    for (const window of place.length === 0 ? middleOf(all, meta).slice(0, WINDOWS) : []) {
      place = spans("place", window, await run(window));
      if (place.length > 0) break;
    }
    const logits = Object.fromEntries(HEAD_NAMES.map((head) => [head, floats(found, head, HEADS[head].length)]));
    return {
      logits: logits as Record<Head, Float32Array>, // safe: made of all heads
      embedding: floats(found, "pooled", meta.hidden),
      evidence: floats(found, "evidence", pieces.ids.length * HEADS.sector.length),
      pieces,
      place,
      name,
    };
  };
  const findNames = async (text: string): Promise<Span[]> => {
    const found: Span[] = [];
    for (const window of windowsOver(cut(text), meta, 0, Number.POSITIVE_INFINITY)) {
      found.push(...spansOf(floats(await run(window), "name"), window.spans, text));
    }
    return merged(found);
  };
  await read("Thử máy"); // the first pass lays out its memory
  return { version: meta.version, read, findNames };
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

/** Ascending and disjoint. */
function merged(spans: readonly Span[]): Span[] {
  const out: [number, number][] = [];
  for (const [start, end] of spans.toSorted((a, b) => a[0] - b[0])) {
    const open = out.at(-1);
    if (open && start <= open[1]) open[1] = Math.max(open[1], end);
    else out.push([start, end]);
  }
  return out;
}
