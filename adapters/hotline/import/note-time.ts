import { isoInstant, localInstant, type WallClock } from "../local-instant.ts";
import type { Cell } from "./table.ts";

const DAY_FIRST = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?:[\sT,]+(\d{1,2})[:h](\d{2})(?::(\d{2}))?)?$/i;

/**
 * When a note says that the call was: dd/MM/yyyy HH:mm[:ss], ISO 8601, or a date cell of a spreadsheet; all local.
 * A date without a time is the start of that day.
 * @returns ISO 8601 UTC, whole seconds; undefined when no calendar has it
 */
export function noteTime(cell: Cell): string | undefined {
  if ("wallClock" in cell) return fromWallClock(cell.wallClock);
  // A date cell that lost its format: days since 1899-12-30.
  if ("number" in cell) return fromWallClock(new Date(Date.UTC(1899, 11, 30) + cell.number * 86_400_000));
  if ("problem" in cell) return undefined;
  const text = cell.text.trim().replace(/\s+/g, " ");
  const match = DAY_FIRST.exec(text);
  if (!match) return isoInstant(text);
  const [day = 0, month = 0, year = 0, hour, minute, second] = match.slice(1).map((part) => Number(part ?? 0));
  return localInstant({ year, month, day, hour, minute, second });
}

/** Spreadsheets store times as fractions of a day: 08:30 may come a millisecond early. */
function fromWallClock(date: Date): string | undefined {
  const at = new Date(Math.round(date.getTime() / 1_000) * 1_000);
  const wall: WallClock = {
    year: at.getUTCFullYear(),
    month: at.getUTCMonth() + 1,
    day: at.getUTCDate(),
    hour: at.getUTCHours(),
    minute: at.getUTCMinutes(),
    second: at.getUTCSeconds(),
  };
  return Number.isNaN(at.getTime()) ? undefined : localInstant(wall);
}
