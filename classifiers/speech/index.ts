import { AppError } from "#src/errors.ts";
import type { SpeechState, Transcriber } from "#src/ports/speech.ts";
import { type Apart, apart } from "./apart.ts";
import { hasFfmpeg } from "./ffmpeg.ts";
import { readModelFolder, type SpeechModel } from "./model-folder.ts";
import { hasSherpa, INSTALL, PACKAGE } from "./sherpa.ts";

export interface SpeechOptions {
  /** `ASR_MODEL_DIR`; null: not set. */
  folder: string | null;
  /** Wards and streets. */
  names?: readonly string[] | undefined;
}

/** Whether recordings can be heard, from what lies on disk: nothing is loaded. */
export function speechState({ folder }: Pick<SpeechOptions, "folder">, installed = hasSherpa): SpeechState {
  if (folder === null)
    return { state: "disabled", says: "ASR_MODEL_DIR is not set: people listen to recordings and write the note" };
  try {
    const model = readModelFolder(folder);
    if (!installed()) return { state: "broken", says: `the package ${PACKAGE} is missing`, mend: INSTALL };
    return { state: "ready", model: model.id, says: describe(model) };
  } catch (error) {
    return {
      state: "broken",
      says: error instanceof Error ? error.message : String(error), // a file that may not be read, for one
      mend: "classifiers/speech/README.md says what belongs in the folder",
    };
  }
}

/** The same, after the model was really loaded once, in a process of its own. Takes seconds. */
export async function probeSpeech(options: SpeechOptions, start = apart): Promise<SpeechState> {
  const seen = speechState(options);
  if (seen.state !== "ready" || options.folder === null) return seen;
  const first = loading(options.folder, options.names);
  const process = start(first);
  try {
    await process.ask(first);
    return seen;
  } catch (error) {
    const says = error instanceof Error ? error.message : String(error);
    return {
      state: "broken",
      says,
      mend: "a file is damaged or of another make: copy the model again, see the README",
    };
  } finally {
    process.close();
  }
}

/** Hears recordings, one at a time, in a process of its own that starts with the first. */
export function transcriber(options: SpeechOptions): Transcriber {
  let process: Apart | undefined;
  return {
    transcribe: async (path) => {
      const state = speechState(options);
      if (state.state !== "ready" || options.folder === null)
        throw new AppError("UNAVAILABLE", `speech recognition is ${state.state}: ${state.says}`);
      process ??= apart(loading(options.folder, options.names));
      const answer = await process.ask({ path });
      if ("transcript" in answer) return answer.transcript;
      if ("failed" in answer) throw new AppError(answer.failed.code, answer.failed.message);
      throw new AppError("UNPROCESSABLE", "the recogniser gave no transcript");
    },
    close: () => process?.close(),
  };
}

const loading = (folder: string, names: readonly string[] = []) => ({ load: { folder, names: [...names] } });

function describe({ id, kind, vad, hotwords }: SpeechModel): string {
  return [
    `${id} (${kind})`,
    vad ? "cuts by voice" : "cuts by pauses (no silero_vad.onnx)",
    hotwords ? "knows the names of wards" : "takes no hotwords",
    hasFfmpeg() ? "ffmpeg for MP3, AAC, AMR, OGG, M4A" : "WAV only (no ffmpeg)",
  ].join(", ");
}
