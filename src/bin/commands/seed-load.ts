import { seedLoad } from "#src/kpi/seed/seed-load.ts";
import { type Command, readArgs, UsageError } from "./usage.ts";
import { withCtx } from "./with-ctx.ts";

const USAGE = "seed-load --tickets N [--days N]";

export const seedLoadCommand: Command = {
  usage: USAGE,
  about: "fills an EMPTY database with made-up tickets and their history, to try it with millions",
  async run(args) {
    const { strings } = readArgs(args, { strings: ["tickets", "days"], words: [], usage: `langnghe ${USAGE}` });
    const tickets = wholeNumber(strings.tickets);
    const days = strings.days === undefined ? 730 : wholeNumber(strings.days);
    await withCtx(async (ctx) => {
      const progress = (done: number) => process.stderr.write(`${done} of ${tickets}\n`);
      const seeded = await seedLoad(ctx, { tickets, days, progress });
      process.stdout.write(`${JSON.stringify(seeded)}\n`);
    });
    return 0;
  },
};

function wholeNumber(text: string | undefined): number {
  const n = Number(text);
  if (!Number.isInteger(n) || n < 1) throw new UsageError(`a whole number is needed\nUsage: langnghe ${USAGE}`);
  return n;
}
