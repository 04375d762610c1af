import { z } from "zod";
import { redact as redactText } from "#src/domain/redact/redact.ts";
import { answerJsonLines, lineId } from "./json-lines.ts";
import { type Command, readArgs } from "./usage.ts";

export const redact: Command = {
  usage: "redact",
  about: '{"id","text"} → text without personal data, and where it was',
  async run(args) {
    readArgs(args, { flags: ["live"], words: [], usage: "langnghe redact [--live] < lines" });
    return answerJsonLines(z.object({ id: lineId, text: z.string() }), ({ text }) => redactText(text));
  },
};
