import { transcriber } from "#classifiers/speech/index.ts";
import { loadCity } from "#src/city/load-city.ts";
import { loadConfig } from "#src/config.ts";
import { AppError } from "#src/errors.ts";
import type { Transcriber } from "#src/ports/speech.ts";
import { type Command, readArgs } from "./usage.ts";

export const transcribe: Command = {
  usage: "transcribe FILE…",
  about: "recordings → what was said in them, as a draft: needs ASR_MODEL_DIR",
  async run(args) {
    const { words: files } = readArgs(args, { words: ["FILE…"], usage: "langnghe transcribe FILE…" });
    const config = loadConfig(process.env);
    const names = loadCity(config.cityPack).wards.map(({ name }) => name);
    const speech = transcriber({ folder: config.asrModelDir, names });
    try {
      return await answerFiles(speech, files);
    } finally {
      speech.close();
    }
  },
};

/** One line a file, in order. A file that cannot be heard gets its error in its place, and the rest goes on. */
async function answerFiles(speech: Transcriber, files: readonly string[]): Promise<number> {
  let status = 0;
  for (const file of files) {
    try {
      write({ file, ...(await speech.transcribe(file)), draft: true });
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      status = 1;
      write({ file, error: error.message, code: error.code });
    }
  }
  return status;
}

const write = (line: object) => process.stdout.write(`${JSON.stringify(line)}\n`);
