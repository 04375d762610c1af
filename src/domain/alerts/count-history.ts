import type { History } from "./history.ts";
import { HOUR_MS, type Hour } from "./local-hours.ts";
import type { Arrival } from "./slide.ts";

/** Counts different people by cell and hour; `between` gives any part of it without counting again. */
export function countHistory(
  arrivals: Iterable<Omit<Arrival, "id">>,
  from: Hour,
  until: Hour,
): { between: (from: Hour, until: Hour) => History } {
  const seen = new Map<Hour, Map<number, Set<string>>>();
  for (const { atMs, sector, ward, person } of arrivals) {
    const hour = Math.floor(atMs / HOUR_MS);
    if (hour < from || hour >= until) continue;
    const cells = seen.get(hour) ?? new Map<number, Set<string>>();
    seen.set(hour, cells);
    const cell = sector * 65_536 + ward;
    const people = cells.get(cell) ?? new Set<string>();
    cells.set(cell, people.add(person));
  }
  const rows = [...seen]
    .sort(([a], [b]) => a - b)
    .flatMap(([hour, cells]) =>
      [...cells]
        .sort(([a], [b]) => a - b)
        .map(([cell, people]) => ({
          hour,
          sector: Math.floor(cell / 65_536),
          ward: cell % 65_536,
          people: people.size,
        })),
    );
  return historyOf(rows, from, until);
}

/** @param rows by ascending hour */
export function historyOf(
  rows: readonly { hour: Hour; sector: number; ward: number; people: number }[],
  from: Hour,
  until: Hour,
): { between: (from: Hour, until: Hour) => History } {
  const whole: History = {
    from,
    until,
    hours: Int32Array.from(rows, ({ hour }) => hour),
    sectors: Uint8Array.from(rows, ({ sector }) => sector),
    wards: Uint16Array.from(rows, ({ ward }) => ward),
    people: Uint16Array.from(rows, ({ people }) => people),
  };
  const firstAt = (hour: Hour) => {
    let [low, high] = [0, whole.hours.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((whole.hours[middle] ?? 0) < hour) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return {
    between: (begin, end) => {
      const [a, b] = [firstAt(begin), firstAt(end)];
      const part = { hours: whole.hours.subarray(a, b), sectors: whole.sectors.subarray(a, b) };
      return {
        from: begin,
        until: end,
        ...part,
        wards: whole.wards.subarray(a, b),
        people: whole.people.subarray(a, b),
      };
    },
  };
}
