import { z } from "zod";
import { linearClassifier } from "#classifiers/linear/index.ts";
import { loadConfig } from "#src/config.ts";
import { answerJsonLines, lineId } from "./json-lines.ts";
import { type Command, readArgs } from "./usage.ts";

const usage = "langnghe classify [--live] < lines";

export const classify: Command = {
  usage: "classify",
  about: '{"id","text"} → sector, urgency, kind, sentiment, confidence, reasons',
  async run(args) {
    readArgs(args, { flags: ["live"], words: [], usage });
    const { modelDir } = loadConfig(process.env);
    const classifier = await linearClassifier(modelDir ? { modelDir } : {});
    return answerJsonLines(z.object({ id: lineId, text: z.string() }), ({ text }) => classifier.classify(text));
  },
};
