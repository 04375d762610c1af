import { createHash } from "node:crypto";
import { z } from "zod";
import { HEAD_NAMES, HEADS } from "../heads.ts";
import { badModel, bytesOf, jsonOf } from "../model-folder.ts";
import { PERSONAL_TAGS } from "./spans.ts";
import { Stack } from "./stack.ts";

const File = z.object({ bytes: z.number().int(), sha256: z.string() });

/** `meta.json`, written by training/encoder/export_onnx.py. */
const Meta = z.object({
  version: z.string(),
  files: z.object({ "model.onnx": File, "tokenizer.json": File }),
  prefix: z.string(),
  /** Pieces read of a text, special ones included; longer texts lose their middle. */
  maxLength: z.number().int().min(8),
  hidden: z.number().int().positive(),
  /** Labels of each head in the order of its outputs. */
  labels: z.record(z.string(), z.array(z.string())),
  tags: z.record(z.string(), z.array(z.string())),
});
export type Meta = z.infer<typeof Meta>;

export interface EncoderFiles {
  meta: Meta;
  onnx: Buffer;
  tokenizer: object;
}

/** Reads and checks a folder. @throws {AppError} MISCONFIGURED naming the file that is missing, damaged or of another make */
export function readEncoderFiles(folder: string): EncoderFiles {
  const meta = parsed(Meta, folder, "meta.json");
  for (const head of HEAD_NAMES) {
    if (meta.labels[head]?.join() !== HEADS[head].join())
      throw badModel(folder, `meta.json: made for other labels of ${head}`);
  }
  if (meta.tags.personal?.join() !== PERSONAL_TAGS.join())
    throw badModel(folder, "meta.json: made without the head that marks personal data, or for other types of it");
  const onnx = whole(folder, "model.onnx", meta);
  const tokenizer = jsonOf(folder, "tokenizer.json", whole(folder, "tokenizer.json", meta)) as object;
  return { meta, onnx, tokenizer };
}

/** `stack.json`. @throws {AppError} MISCONFIGURED when it is missing or damaged */
export const readStack = (folder: string): Stack => parsed(Stack, folder, "stack.json");

function parsed<S extends z.ZodType>(shape: S, folder: string, file: string): z.infer<S> {
  const found = shape.safeParse(jsonOf(folder, file));
  if (found.success) return found.data;
  throw badModel(folder, `${file} does not have the expected shape: ${found.error.issues[0]?.path.join(".")}`);
}

function whole(folder: string, file: keyof Meta["files"], { files }: Meta): Buffer {
  const bytes = bytesOf(folder, file);
  if (createHash("sha256").update(bytes).digest("hex") === files[file].sha256) return bytes;
  throw badModel(folder, `${file} is damaged or belongs to another meta.json`);
}
