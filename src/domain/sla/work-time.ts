import { AppError } from "../../errors.ts";
import { dayTable } from "./day-table.ts";
import type { Span } from "./due-at.ts";
import { type Calendar, DAY_MS, HORIZON_DAYS, MINUTE_MS } from "./open-spans.ts";

/**
 * The arithmetic of one calendar, with the answers of `dueAt` and `elapsedMs` but without walking from span to span.
 * Instants are epoch milliseconds, lengths are milliseconds of open time. Pauses come in any order and may overlap; an
 * empty or reversed one pauses nothing.
 */
export interface WorkTime {
  /** Id of the calendar; "always" round the clock. */
  calendar: string;
  /**
   * When a clock started at `startMs` has run for `workMs`.
   * @throws {AppError} MISCONFIGURED with the calendar's name when it is not open for so long within ten years
   */
  dueAt(startMs: number, workMs: number, pauses?: readonly Span[]): number;
  /** How long the clock has run from start to end; 0 when the end is not after the start. */
  elapsedMs(startMs: number, endMs: number, pauses?: readonly Span[]): number;
  /** `atMs` while open, else the next instant at which it opens. @throws {AppError} MISCONFIGURED, as dueAt */
  nextOpening(atMs: number): number;
}

/** Open time as one growing number. */
interface Counting {
  calendar: string;
  /** Open time before an instant. */
  beforeMs(atMs: number): number;
  /** The earliest instant by which so much more has passed; `workMs` > 0. */
  after(startMs: number, workMs: number): number;
  nextOpening(atMs: number): number;
}

/** A clock that runs while the calendar is open. */
export function workTime(calendar: Calendar): WorkTime {
  const table = dayTable(calendar);
  const offsetMs = calendar.offsetMinutes * MINUTE_MS;
  const dayOf = (atMs: number) => Math.floor((atMs + offsetMs) / DAY_MS);
  const midnightMs = (day: number) => day * DAY_MS - offsetMs;

  const beforeMs = (atMs: number): number => {
    const day = dayOf(atMs);
    const inDayMs = atMs - midnightMs(day);
    let sumMs = table.minutesBefore(day) * MINUTE_MS;
    for (const [from, until] of table.hours(day))
      sumMs += Math.max(0, Math.min(until * MINUTE_MS, inDayMs) - from * MINUTE_MS);
    return sumMs;
  };

  /** The first day, from that of `atMs` on, by whose end the open time has come so far. */
  const dayReaching = (atMs: number, reached: (openMs: number) => boolean): number => {
    const far = (day: number) => reached(table.minutesBefore(day + 1) * MINUTE_MS);
    let low = dayOf(atMs);
    let high = low + HORIZON_DAYS - 1;
    if (!far(high)) throw neverOpens(calendar);
    while (low < high) {
      const middle = (low + high) >> 1;
      if (far(middle)) high = middle;
      else low = middle + 1;
    }
    return low;
  };

  const after = (startMs: number, workMs: number): number => {
    const targetMs = beforeMs(startMs) + workMs;
    const day = dayReaching(startMs, (openMs) => openMs >= targetMs);
    let leftMs = targetMs - table.minutesBefore(day) * MINUTE_MS;
    for (const [from, until] of table.hours(day)) {
      const spanMs = (until - from) * MINUTE_MS;
      if (leftMs <= spanMs) return midnightMs(day) + from * MINUTE_MS + leftMs;
      leftMs -= spanMs;
    }
    throw neverOpens(calendar); // not reached: what the day adds is the sum of these spans
  };

  const nextOpening = (atMs: number): number => {
    const nowMs = beforeMs(atMs);
    const day = dayReaching(atMs, (openMs) => openMs > nowMs);
    const span = table.hours(day).find(([, until]) => midnightMs(day) + until * MINUTE_MS > atMs);
    return Math.max(atMs, midnightMs(day) + (span?.[0] ?? 0) * MINUTE_MS);
  };
  return withPauses({ calendar: calendar.id, beforeMs, after, nextOpening });
}

const neverOpens = ({ id, name }: Calendar) =>
  new AppError(
    "MISCONFIGURED",
    `Lịch “${name}” không đủ giờ làm việc trong mười năm để tính hạn. Vui lòng bổ sung giờ làm việc cho lịch này.`,
    { calendar: id },
  );

/** A clock that never stops. */
export const ALWAYS: WorkTime = withPauses({
  calendar: "always",
  beforeMs: (atMs) => atMs,
  after: (startMs, workMs) => startMs + workMs,
  nextOpening: (atMs) => atMs,
});

/** Each pause that begins before the due instant moves it by the open time inside the pause. */
function withPauses({ calendar, beforeMs, after, nextOpening }: Counting): WorkTime {
  const run = (fromMs: number, toMs: number) => Math.max(0, beforeMs(toMs) - beforeMs(fromMs));
  return {
    calendar,
    nextOpening,
    dueAt(startMs, workMs, pauses = []) {
      const disjoint = merged(pauses);
      if (workMs <= 0) return firstMoment(startMs, nextOpening, disjoint);
      let leftMs = workMs;
      let dueMs = after(startMs, leftMs);
      for (const [fromMs, toMs] of disjoint) {
        if (fromMs >= dueMs) break;
        leftMs += run(Math.max(fromMs, startMs), toMs);
        dueMs = after(startMs, leftMs);
      }
      return dueMs;
    },
    elapsedMs(startMs, endMs, pauses = []) {
      if (endMs <= startMs) return 0;
      let sumMs = run(startMs, endMs);
      for (const [fromMs, toMs] of merged(pauses))
        if (fromMs < endMs && toMs > startMs) sumMs -= run(Math.max(fromMs, startMs), Math.min(toMs, endMs));
      return sumMs;
    },
  };
}

/** Nothing allowed is due when the clock could first run. */
function firstMoment(startMs: number, nextOpening: (atMs: number) => number, pauses: readonly Span[]): number {
  let atMs = nextOpening(startMs);
  for (const [fromMs, toMs] of pauses) if (fromMs <= atMs && toMs > atMs) atMs = nextOpening(toMs);
  return atMs;
}

/** Ascending and disjoint. */
function merged(pauses: readonly Span[]): readonly Span[] {
  if (pauses.length === 0) return pauses;
  const disjoint: [startMs: number, endMs: number][] = [];
  for (const [fromMs, toMs] of pauses.filter(([from, to]) => from < to).sort((a, b) => a[0] - b[0])) {
    const last = disjoint.at(-1);
    if (last && fromMs <= last[1]) last[1] = Math.max(last[1], toMs);
    else disjoint.push([fromMs, toMs]);
  }
  return disjoint;
}
