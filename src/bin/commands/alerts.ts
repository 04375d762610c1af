import { countAll, isCounted } from "#src/services/alerts/count-hours.ts";
import { fitAlerts } from "#src/services/alerts/fit.ts";
import { replayAlerts } from "#src/services/alerts/replay-alerts.ts";
import { type Command, readArgs, UsageError } from "./usage.ts";
import { withCtx } from "./with-ctx.ts";

const FIT = "alerts fit [--recount]";
const REPLAY = "alerts replay FROM TO";

export const alertsFit: Command = {
  usage: FIT,
  about: "fits what alerts expect to the history; --recount counts all hours anew before",
  async run(args) {
    const { flags } = readArgs(args, { flags: ["recount"], words: [], usage: `langnghe ${FIT}` });
    return withCtx(async (ctx) => {
      if (flags.recount || !(await isCounted(ctx.db))) await countAll(ctx);
      const fitted = await fitAlerts(ctx);
      if (!fitted) process.stderr.write("Chưa đủ 7 ngày số liệu để ước lượng.\n");
      else
        process.stdout.write(
          `${JSON.stringify({ model: fitted.id, hours: fitted.model.hours, limits: fitted.model.limits, settings: fitted.settings })}\n`,
        );
      return fitted ? 0 : 1;
    });
  },
};

export const alertsReplay: Command = {
  usage: REPLAY,
  about: "what alerts would have been raised between two instants (2026-11-01 or ISO 8601), one JSON a line",
  async run(args) {
    const { words } = readArgs(args, { words: ["FROM", "TO"], usage: `langnghe ${REPLAY}` });
    const [from, until] = words.map(instantOf);
    if (!from || !until || from >= until) throw new UsageError(`FROM must lie before TO\nUsage: langnghe ${REPLAY}`);
    await withCtx((ctx) => replayAlerts(ctx, from, until, (line) => process.stdout.write(`${JSON.stringify(line)}\n`)));
    return 0;
  },
};

/** A date alone begins at local midnight. */
function instantOf(word: string): Date {
  const at = new Date(/^\d{4}-\d{2}-\d{2}$/.test(word) ? `${word}T00:00:00+07:00` : word);
  if (Number.isNaN(at.getTime())) throw new UsageError(`no instant: ${word}\nUsage: langnghe ${REPLAY}`);
  return at;
}
