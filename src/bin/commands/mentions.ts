import { checkDays, rebuildDays } from "#src/services/listening/check-days.ts";
import { refitRelevance } from "#src/services/listening/refit-relevance.ts";
import { loadWeights } from "#src/services/listening/relevance-weights.ts";
import { type Command, readArgs } from "./usage.ts";
import { withCtx } from "./with-ctx.ts";

const tell = (line: unknown) => process.stdout.write(`${JSON.stringify(line)}\n`);

export const mentionsCheck: Command = {
  usage: "mentions check",
  about: "whether the counts of mentions by day are what counting anew gives; exit 1 when they are not",
  async run(args) {
    readArgs(args, { words: [], usage: "langnghe mentions check" });
    return withCtx(async (ctx) => {
      const wrong = await checkDays(ctx);
      for (const day of wrong) tell(day);
      return wrong.length > 0 ? 1 : 0;
    });
  },
};

export const mentionsRebuild: Command = {
  usage: "mentions rebuild",
  about: "counts mentions by day anew",
  async run(args) {
    readArgs(args, { words: [], usage: "langnghe mentions rebuild" });
    await withCtx(async (ctx) => tell({ rows: await rebuildDays(ctx) }));
    return 0;
  },
};

export const mentionsRefit: Command = {
  usage: "mentions refit",
  about:
    "learns anew which mentions are worth a look, from what people decided; tells the report and the weights in force",
  async run(args) {
    readArgs(args, { words: [], usage: "langnghe mentions refit" });
    await withCtx(async (ctx) => tell({ report: await refitRelevance(ctx), weights: await loadWeights(ctx.db) }));
    return 0;
  },
};
