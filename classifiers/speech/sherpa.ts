import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { arch, platform, tmpdir } from "node:os";
import { join } from "node:path";
import { AppError } from "#src/errors.ts";
import { RATE, type Stretch } from "./chunks.ts";
import { hotwordLines } from "./hotwords.ts";
import type { SpeechModel } from "./model-folder.ts";
import type { Recogniser } from "./transcribe-sound.ts";

export const PACKAGE = "sherpa-onnx-node";
export const INSTALL = `npm install --include=optional ${PACKAGE}`;

/** What is used of the package; its own declarations leave out half of it. */
interface Sherpa {
  OfflineRecognizer: { createAsync(config: object): Promise<Recognizer> };
  Vad: new (config: object, bufferSec: number) => Vad;
}
interface Recognizer {
  createStream(): Stream;
  decodeAsync(stream: Stream): Promise<{ text: string }>;
}
interface Stream {
  acceptWaveform(sound: { samples: Float32Array; sampleRate: number }): void;
}
interface Vad {
  acceptWaveform(samples: Float32Array): void;
  flush(): void;
  reset(): void;
  isEmpty(): boolean;
  front(external: boolean): { start: number; samples: Float32Array };
  pop(): void;
}

const require = createRequire(import.meta.url);

/** Are the package and its binary for this machine installed? Loads neither. */
export function hasSherpa(resolve: (name: string) => string = require.resolve): boolean {
  const machine = `${platform() === "win32" ? "win" : platform()}-${arch()}`;
  try {
    resolve(PACKAGE);
    resolve(`sherpa-onnx-${machine}/sherpa-onnx.node`);
    return true;
  } catch {
    return false;
  }
}

/**
 * Loads model and engine. Only in a process of its own: the engine ends its process over a file that it does not like.
 * @param names wards and streets, heard more readily where the model takes hotwords
 * @throws {AppError} MISCONFIGURED
 */
export async function loadRecogniser(model: SpeechModel, names: readonly string[]): Promise<Recogniser> {
  const sherpa = loadSherpa();
  const recognizer = await withHotwordsFile(model, names, (hotwordsFile) =>
    sherpa.OfflineRecognizer.createAsync(configFor(model, hotwordsFile)),
  );
  const vad = model.vad ? new sherpa.Vad(vadConfig(model.vad), VAD_BUFFER_SEC) : null;
  return {
    model: model.id,
    recognise: async (samples) => {
      const stream = recognizer.createStream();
      stream.acceptWaveform({ samples, sampleRate: RATE });
      return (await recognizer.decodeAsync(stream)).text;
    },
    ...(vad && { findSpeech: (samples: Float32Array) => findSpeech(vad, samples) }),
  };
}

function loadSherpa(): Sherpa {
  try {
    return require(PACKAGE) as Sherpa; // the shape was read from the package's own source, in the pinned version
  } catch {
    throw new AppError("MISCONFIGURED", `the package ${PACKAGE} cannot be loaded: ${INSTALL}`);
  }
}

function configFor(model: SpeechModel, hotwordsFile: string | null): object {
  const { encoder, decoder, joiner, model: one, tokens } = model.files;
  const kinds = {
    transducer: { transducer: { encoder, decoder, joiner } },
    "zipformer-ctc": { zipformerCtc: { model: one } },
    "nemo-ctc": { nemoCtc: { model: one } },
    whisper: { whisper: { encoder, decoder, language: model.language, task: "transcribe" } },
  };
  return {
    featConfig: { sampleRate: RATE, featureDim: 80 },
    modelConfig: {
      ...kinds[model.kind],
      tokens,
      numThreads: model.numThreads,
      provider: "cpu",
      debug: false,
      ...(hotwordsFile && { modelingUnit: "bpe", bpeVocab: model.hotwords?.bpeVocab }),
    },
    decodingMethod: hotwordsFile ? "modified_beam_search" : "greedy_search",
    ...(hotwordsFile && { maxActivePaths: 4, hotwordsFile, hotwordsScore: model.hotwords?.score }),
  };
}

/** The engine reads hotwords from a file, once, while it loads. */
async function withHotwordsFile<T>(
  model: SpeechModel,
  names: readonly string[],
  load: (path: string | null) => Promise<T>,
): Promise<T> {
  if (!model.hotwords) return load(null);
  const lines = hotwordLines([...names, ...model.hotwords.extra], readFileSync(model.files.tokens, "utf8"));
  if (lines.length === 0) return load(null);
  const folder = mkdtempSync(join(tmpdir(), "langnghe-hotwords-"));
  try {
    const path = join(folder, "hotwords.txt");
    writeFileSync(path, `${lines.join("\n")}\n`);
    return await load(path);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const WINDOW = 512;
const VAD_BUFFER_SEC = 60;

const vadConfig = (model: string) => ({
  sileroVad: {
    model,
    threshold: 0.5,
    minSilenceDuration: 0.4,
    minSpeechDuration: 0.2,
    maxSpeechDuration: 25,
    windowSize: WINDOW,
  },
  sampleRate: RATE,
  numThreads: 1,
  provider: "cpu",
  debug: false,
});

function findSpeech(vad: Vad, samples: Float32Array): Stretch[] {
  const found: Stretch[] = [];
  const collect = () => {
    for (; !vad.isEmpty(); vad.pop()) {
      const { start, samples } = vad.front(false);
      found.push([start, start + samples.length]);
    }
  };
  vad.reset();
  for (let at = 0; at + WINDOW <= samples.length; at += WINDOW) {
    // A copy: the engine is handed memory of its own, not a view into a long recording.
    vad.acceptWaveform(samples.slice(at, at + WINDOW));
    collect();
  }
  vad.flush();
  collect();
  return found;
}
