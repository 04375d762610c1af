import { closeSync, fstatSync, openSync, readdirSync, readFileSync, readSync } from "node:fs";
import { basename, join } from "node:path";
import { z } from "zod";
import { AppError } from "#src/errors.ts";

export const KINDS = ["transducer", "zipformer-ctc", "nemo-ctc", "whisper"] as const;
export type SpeechKind = (typeof KINDS)[number];

/** The parts that a kind cannot do without; `tokens` besides. */
const PARTS = {
  transducer: ["encoder", "decoder", "joiner"],
  "zipformer-ctc": ["model"],
  "nemo-ctc": ["model"],
  whisper: ["encoder", "decoder"],
} as const satisfies Record<SpeechKind, readonly string[]>;
export type Part = "encoder" | "decoder" | "joiner" | "model";

/** `model.json`, for what the file names do not say. All optional. */
const Overrides = z.strictObject({
  /** Kept with each transcript; default: the folder's name. */
  id: z.string().min(1).max(80).optional(),
  kind: z.enum(KINDS).optional(),
  /** Whisper only. */
  language: z.string().prefault("vi"),
  numThreads: z.int().min(1).max(16).prefault(1),
  hotwordsScore: z.number().min(0).max(10).prefault(1.5),
  /** File names in this folder, where they differ from the usual ones. */
  files: z.partialRecord(z.enum(["encoder", "decoder", "joiner", "model", "tokens"]), z.string().min(1)).prefault({}),
});
type Overrides = z.infer<typeof Overrides>;

export interface SpeechModel {
  id: string;
  kind: SpeechKind;
  /** Absolute paths. */
  files: Partial<Record<Part, string>> & { tokens: string };
  /** Silero's voice detector, where the folder has one. */
  vad: string | null;
  /** What hotwords are cut into; null: this model takes none. */
  hotwords: { bpeVocab: string; extra: string[]; score: number } | null;
  language: string;
  numThreads: number;
}

/**
 * What lies in `ASR_MODEL_DIR`, told by the names of the files. Cheap: no model is loaded.
 * @throws {AppError} MISCONFIGURED, naming the file that is missing
 */
export function readModelFolder(folder: string): SpeechModel {
  const names = list(folder);
  const overrides = readOverrides(folder, names);
  const found = findParts(folder, names, overrides);
  const kind = overrides.kind ?? kindOf(found, folder);
  const missing = PARTS[kind].filter((part) => !found[part]);
  if (missing.length > 0)
    throw incomplete(folder, `${missing.map((part) => `${part}*.onnx`).join(" and ")} missing (kind ${kind})`);
  if (!found.tokens) throw incomplete(folder, "tokens.txt missing");
  const parts = PARTS[kind].map((part) => [part, join(folder, found[part] ?? "")] as const);
  const bpeVocab = kind === "transducer" && names.includes("bpe.vocab");
  const extra = names.includes("hotwords.txt") ? readFileSync(join(folder, "hotwords.txt"), "utf8").split("\n") : [];
  return {
    id: overrides.id ?? basename(folder),
    kind,
    files: { ...Object.fromEntries(parts), tokens: join(folder, found.tokens) },
    vad: names.includes("silero_vad.onnx") ? join(folder, "silero_vad.onnx") : null,
    hotwords: bpeVocab ? { bpeVocab: join(folder, "bpe.vocab"), extra, score: overrides.hotwordsScore } : null,
    language: overrides.language,
    numThreads: overrides.numThreads,
  };
}

type Found = Partial<Record<Part | "tokens", string>>;

function findParts(folder: string, names: readonly string[], { files }: Overrides): Found {
  const onnx = names.filter((name) => name.endsWith(".onnx") && !name.includes("vad"));
  const named = (part: Part) => best(onnx.filter((name) => new RegExp(`(^|[-_.])${part}([-_.])`, "i").test(name)));
  const usual: Found = {
    encoder: named("encoder"),
    decoder: named("decoder"),
    joiner: named("joiner"),
    model: named("model"),
    tokens: best(names.filter((name) => /(^|[-_.])tokens\.txt$/i.test(name))),
  };
  for (const [part, name] of Object.entries(files))
    if (!names.includes(name)) throw incomplete(folder, `${name} missing, which model.json names as ${part}`);
  return { ...usual, ...files };
}

/** Quantised before full (a quarter of the memory, hardly less right); then the shortest name. */
function best(names: readonly string[]): string | undefined {
  const quantised = (name: string) => Number(/int8/i.test(name));
  return names.toSorted((a, b) => quantised(b) - quantised(a) || a.length - b.length || a.localeCompare(b))[0];
}

function kindOf(found: Found, folder: string): SpeechKind {
  if (found.joiner) return "transducer";
  if (found.encoder || found.decoder) return "whisper";
  if (found.model) return saysNemo(join(folder, found.model)) ? "nemo-ctc" : "zipformer-ctc";
  throw incomplete(
    folder,
    "no model in it: encoder, decoder and joiner, or model.onnx, or Whisper's encoder and decoder",
  );
}

const TAIL = 64 * 1024;

/** ONNX files end with their metadata; NeMo's names its own class there. The two kinds of CTC differ in nothing else. */
function saysNemo(path: string): boolean {
  const file = openSync(path, "r");
  try {
    const { size } = fstatSync(file);
    const tail = Buffer.alloc(Math.min(TAIL, size));
    readSync(file, tail, 0, tail.length, size - tail.length);
    return /EncDec|nemo/i.test(tail.toString("latin1"));
  } finally {
    closeSync(file);
  }
}

function list(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    throw new AppError("MISCONFIGURED", `ASR_MODEL_DIR: there is no folder ${folder}`, {
      variables: ["ASR_MODEL_DIR"],
    });
  }
}

function readOverrides(folder: string, names: readonly string[]): Overrides {
  if (!names.includes("model.json")) return Overrides.parse({});
  try {
    return Overrides.parse(JSON.parse(readFileSync(join(folder, "model.json"), "utf8")));
  } catch (error) {
    const why = error instanceof z.ZodError ? z.prettifyError(error) : "not JSON";
    throw incomplete(folder, `model.json cannot be read: ${why}`);
  }
}

const incomplete = (folder: string, why: string) =>
  new AppError("MISCONFIGURED", `ASR_MODEL_DIR: ${folder}: ${why}`, { variables: ["ASR_MODEL_DIR"] });
