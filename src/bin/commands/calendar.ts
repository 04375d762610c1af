import { readFile } from "node:fs/promises";
import type { CalendarsFile } from "#src/city/pack/calendars-file.ts";
import { formatDateTime } from "#src/domain/local-time.ts";
import { writeHours } from "#src/domain/sla/hours-text.ts";
import { URGENCIES, URGENCY_LABEL } from "#src/domain/urgency.ts";
import { AppError } from "#src/errors.ts";
import { applySetting } from "#src/services/calendars/apply-setting.ts";
import { calendarChanges } from "#src/services/calendars/calendar-changes.ts";
import type { Effect } from "#src/services/calendars/effect.ts";
import { exportDays } from "#src/services/calendars/export-days.ts";
import { importDays } from "#src/services/calendars/import-days.ts";
import { loadSetting } from "#src/services/calendars/load-setting.ts";
import { previewSetting } from "#src/services/calendars/preview.ts";
import { type Command, readArgs, UsageError } from "./usage.ts";
import { withCtx } from "./with-ctx.ts";

const IMPORT = "calendar import FILE [--calendar ID] [--replace] [--apply [--note TEXT]]";

export const calendarImport: Command = {
  usage: IMPORT,
  about: "days off and swapped days from CSV or iCal: shows what would change; --apply puts it in force",
  async run(args) {
    const { words, strings, flags } = readArgs(args, {
      strings: ["calendar", "note"],
      flags: ["apply", "replace"],
      words: ["FILE"],
      usage: `langnghe ${IMPORT}`,
    });
    const [path = ""] = words;
    const text = await textOf(path);
    await withCtx(async (ctx) => {
      const { document: before, version } = await loadSetting(ctx, "calendars");
      const mode = flags.replace ? "replace" : "add";
      const asked = mended(() => importDays(before, { text, calendar: strings.calendar ?? null, mode }));
      const { document, effect } = await previewSetting(ctx, "calendars", asked).catch(spelledOut);
      process.stdout.write(`${changesSaid(before, document)}\n${effectSaid(effect)}\n`);
      if (!flags.apply) {
        process.stdout.write("Nothing was changed. Add --apply to put it in force.\n");
        return;
      }
      const note = strings.note ?? `Nhập từ tệp ${path.split("/").at(-1)}`;
      const applied = await applySetting(ctx, "calendars", { document, note, expectedVersion: version });
      process.stdout.write(`In force as version ${applied.version}; ${applied.moved} tickets have a new due time.\n`);
    });
    return 0;
  },
};

const EXPORT = "calendar export [--format csv|ics] [--calendar ID] [--year YYYY]";

export const calendarExport: Command = {
  usage: EXPORT,
  about: "the days of every calendar, or of one, as CSV or iCal",
  async run(args) {
    const { strings } = readArgs(args, {
      strings: ["format", "calendar", "year"],
      words: [],
      usage: `langnghe ${EXPORT}`,
    });
    const { format = "csv", calendar = null, year } = strings;
    if (format !== "csv" && format !== "ics") throw new UsageError(`--format: csv or ics\nUsage: langnghe ${EXPORT}`);
    if (year !== undefined && !/^\d{4}$/.test(year))
      throw new UsageError(`--year: four digits\nUsage: langnghe ${EXPORT}`);
    await withCtx(async (ctx) => {
      const { document } = await loadSetting(ctx, "calendars");
      const wanted = { calendar, format, year: year ? Number(year) : undefined, now: ctx.now() } as const;
      process.stdout.write(exportDays(document, wanted).text);
    });
    return 0;
  },
};

async function textOf(path: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch {
    throw new AppError("NOT_FOUND", `${path}: there is no such file, or it cannot be read`);
  }
}

/** On a command line every wrong line is said, not only that there are some. */
function spelledOut(error: unknown): never {
  if (!(error instanceof AppError) || !Array.isArray(error.details.fields)) throw error;
  const lines = error.details.fields.map(({ message }: { message: string }) => `  ${message}`);
  throw new AppError(error.code, [error.message, ...lines].join("\n"), error.details);
}

function mended<T>(run: () => T): T {
  try {
    return run();
  } catch (error) {
    return spelledOut(error);
  }
}

function changesSaid(before: CalendarsFile, after: CalendarsFile): string {
  const day = (one: { hours: [string, string][]; name?: string | undefined } | null) =>
    one ? [writeHours(one.hours) || "off", one.name ?? ""].filter(Boolean).join(" ") : "as its weekday";
  const lines = calendarChanges(before, after).flatMap((change) =>
    change.what === "day"
      ? [
          `  ${change.on}${change.calendar ? ` (${change.calendar})` : ""}: ${day(change.before)} → ${day(change.after)}`,
        ]
      : [],
  );
  return lines.length === 0 ? "No day would change." : [`${lines.length} days would change:`, ...lines].join("\n");
}

function effectSaid({ running, moved, byUrgency, becomeOverdue, noLongerOverdue, tickets }: Effect): string {
  const counts = URGENCIES.map((urgency) => `${URGENCY_LABEL[urgency].en} ${byUrgency[urgency]}`).join(", ");
  return [
    `${moved} of ${running} running tickets would be due at another time (${counts}).`,
    `${becomeOverdue} would become overdue, ${noLongerOverdue} would no longer be.`,
    ...tickets.map(
      ({ reference, clock, dueAt, newDueAt, overdue, newOverdue }) =>
        `  ${reference} ${clock}: ${formatDateTime(dueAt)} → ${formatDateTime(newDueAt)}${newOverdue && !overdue ? " OVERDUE" : ""}`,
    ),
  ].join("\n");
}
