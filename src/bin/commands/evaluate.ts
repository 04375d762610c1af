import { readFile } from "node:fs/promises";
import { evaluate as evaluateRows, evaluationTable } from "#classifiers/evaluate.ts";
import { parseExamples } from "#classifiers/examples.ts";
import { linearClassifier } from "#classifiers/linear/index.ts";
import { loadConfig } from "#src/config.ts";
import { AppError } from "#src/errors.ts";
import { type Command, readArgs } from "./usage.ts";

export const evaluate: Command = {
  usage: "evaluate FILE",
  about: "accuracy on labelled JSON Lines",
  async run(args) {
    const { words } = readArgs(args, { words: ["FILE"], usage: "langnghe evaluate FILE" });
    const file = words[0] ?? "";
    const text = await readFile(file, "utf8").catch(() => {
      throw new AppError("INVALID", `cannot read ${file}`);
    });
    const { modelDir } = loadConfig(process.env);
    const classifier = await linearClassifier(modelDir ? { modelDir } : {});
    process.stdout.write(`${evaluationTable(await evaluateRows(classifier, parseExamples(text, file)))}\n`);
    return 0;
  },
};
