import { availableParallelism } from "node:os";
import { z } from "zod";
import { loadConfig } from "#src/config.ts";
import { createLog } from "#src/log.ts";
import { loadClassifier } from "../load-classifier.ts";
import { answerJsonLines, lineId } from "./json-lines.ts";
import { type Command, readArgs } from "./usage.ts";

const usage = "langnghe classify [--live] < lines";

export const classify: Command = {
  usage: "classify",
  about: '{"id","text"} → sector, urgency, kind, sentiment, confidence, reasons',
  async run(args) {
    readArgs(args, { flags: ["live"], words: [], usage });
    const config = loadConfig(process.env);
    const classifier = await loadClassifier(config, createLog("warn", "classify"));
    return answerJsonLines(
      z.object({ id: lineId, text: z.string() }),
      async ({ text }) => (await classifier.classify(text)).verdict,
      // While one text is in the model, the next is cut into pieces; each pass keeps one core busy.
      availableParallelism() + 1,
    );
  },
};
