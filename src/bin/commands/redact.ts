import { availableParallelism } from "node:os";
import { z } from "zod";
import { loadConfig } from "#src/config.ts";
import { redact as redactText } from "#src/domain/redact/redact.ts";
import { createLog } from "#src/log.ts";
import { loadFinder } from "../load-finder.ts";
import { answerJsonLines, lineId } from "./json-lines.ts";
import { type Command, readArgs } from "./usage.ts";

export const redact: Command = {
  usage: "redact",
  about: '{"id","text"} → text without personal data, and where it was',
  async run(args) {
    readArgs(args, { flags: ["live"], words: [], usage: "langnghe redact [--live] < lines" });
    const findPersonal = await loadFinder(loadConfig(process.env), createLog("warn", "redact"));
    return answerJsonLines(
      z.object({ id: lineId, text: z.string() }),
      async ({ text }) => redactText(text, await findPersonal(text)),
      availableParallelism() + 1,
    );
  },
};
