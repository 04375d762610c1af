import type { City } from "#src/city/city.ts";
import type { Span } from "#src/domain/sla/due-at.ts";
import { MINUTE_MS } from "#src/domain/sla/open-spans.ts";
import type { Clock, Pause } from "./clock-row.ts";

/** What counting needs of a clock. */
export type Counted = Pick<Clock, "startedAt" | "countedFrom" | "usedMs" | "allowedMinutes" | "calendar" | "dueAt">;

const beginMs = (clock: Counted) => (clock.countedFrom ?? clock.startedAt).getTime();

/** Pauses that have ended: an open one moves the due instant only when it ends. */
const ended = (pauses: readonly Pause[]): Span[] =>
  pauses.flatMap(({ fromAt, untilAt }) => (untilAt ? [[fromAt.getTime(), untilAt.getTime()] as const] : []));

/** When the allowed time has run, with the pauses that have ended. */
export function dueOf(city: City, clock: Omit<Counted, "dueAt">, pauses: readonly Pause[]): Date {
  const leftMs = Math.max(0, clock.allowedMinutes * MINUTE_MS - clock.usedMs);
  const from = beginMs({ ...clock, dueAt: clock.startedAt });
  return new Date(city.workTime(clock.calendar).dueAt(from, leftMs, ended(pauses)));
}

/** Milliseconds of working time that a clock has run until `at`; an open pause stands still. */
export function usedBy(city: City, clock: Counted, pauses: readonly Pause[], at: Date): number {
  const spans = relevant(clock, pauses).map(
    ({ fromAt, untilAt }): Span => [fromAt.getTime(), (untilAt ?? at).getTime()],
  );
  return clock.usedMs + city.workTime(clock.calendar).elapsedMs(beginMs(clock), at.getTime(), spans);
}

/** The due instant moved by the working time inside a pause; a pause that began after it changes nothing. */
export function shiftedBy(city: City, clock: Counted, { fromAt, untilAt }: Pause): Date {
  if (!untilAt || fromAt >= clock.dueAt) return clock.dueAt;
  const time = city.workTime(clock.calendar);
  const pausedMs = time.elapsedMs(Math.max(fromAt.getTime(), beginMs(clock)), untilAt.getTime());
  return pausedMs === 0 ? clock.dueAt : new Date(time.dueAt(clock.dueAt.getTime(), pausedMs));
}

/** When a share of the allowed time has run; 100 is the due instant, wherever an extension has moved it. */
export function instantOf(city: City, clock: Counted, pauses: readonly Pause[], percent: number): Date {
  if (percent === 100) return clock.dueAt;
  const time = city.workTime(clock.calendar);
  const allMs = usedBy(city, clock, pauses, clock.dueAt);
  const workMs = Math.round((allMs * percent) / 100);
  if (percent > 100) return new Date(time.dueAt(clock.dueAt.getTime(), workMs - allMs));
  // Already reached when this unit took over: it is told at once.
  if (workMs <= clock.usedMs) return new Date(beginMs(clock));
  const atMs = time.dueAt(beginMs(clock), workMs - clock.usedMs, ended(relevant(clock, pauses)));
  return new Date(Math.min(atMs, clock.dueAt.getTime()));
}

/** An overdue clock keeps counting: only pauses that began before the due instant have stopped it. */
const relevant = (clock: Counted, pauses: readonly Pause[]) => pauses.filter(({ fromAt }) => fromAt < clock.dueAt);
