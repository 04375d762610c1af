import { checkKpis } from "#src/kpi/check.ts";
import { rebuildKpis } from "#src/kpi/rebuild.ts";
import { refreshKpis } from "#src/kpi/refresh.ts";
import { type Command, readArgs } from "./usage.ts";
import { withCtx } from "./with-ctx.ts";

export const kpiRebuild: Command = {
  usage: "kpi rebuild",
  about: "makes all figures anew from the history, while the old ones are read on",
  async run(args) {
    readArgs(args, { words: [], usage: "langnghe kpi rebuild" });
    let told = 0;
    const progress = (tickets: number) => {
      if (tickets - told < 100_000) return;
      told = tickets;
      process.stderr.write(`${tickets} tickets\n`);
    };
    await withCtx(async (ctx) => process.stdout.write(`${JSON.stringify(await rebuildKpis(ctx, progress))}\n`));
    return 0;
  },
};

export const kpiCheck: Command = {
  usage: "kpi check",
  about: "whether figures, sums and history agree; exit 1 when they do not",
  async run(args) {
    readArgs(args, { words: [], usage: "langnghe kpi check" });
    return withCtx(async (ctx) => {
      await refreshKpis(ctx);
      const check = await checkKpis(ctx);
      process.stdout.write(`${JSON.stringify(check)}\n`);
      return check.rounds + check.cells + check.unbalanced > 0 ? 1 : 0;
    });
  },
};
