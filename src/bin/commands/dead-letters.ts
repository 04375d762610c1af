import { listDeadLetters } from "#src/services/dead-letters/list.ts";
import { replayDeadLetters } from "#src/services/dead-letters/replay.ts";
import { type Command, readArgs } from "./usage.ts";
import { withCtx } from "./with-ctx.ts";

export const deadLetterList: Command = {
  usage: "dead-letter list",
  about: "jobs that gave up: what, why, where the data lies",
  async run(args) {
    readArgs(args, { words: [], usage: "langnghe dead-letter list" });
    for (const letter of await withCtx((ctx) => listDeadLetters(ctx)))
      process.stdout.write(`${JSON.stringify(letter)}\n`);
    return 0;
  },
};

export const deadLetterReplay: Command = {
  usage: "dead-letter replay ID|all",
  about: "gives them back to the workers",
  async run(args) {
    const { words } = readArgs(args, { words: ["ID|all"], usage: "langnghe dead-letter replay ID|all" });
    const replayed = await withCtx((ctx) => replayDeadLetters(ctx, words[0] ?? "all"));
    process.stdout.write(`${JSON.stringify({ replayed })}\n`);
    return 0;
  },
};
