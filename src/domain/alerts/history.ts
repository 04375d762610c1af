import { type Hour, localDay } from "./local-hours.ts";

/**
 * Different people who wrote of a sector in a ward in an hour: one place in each list for every cell and hour in which
 * somebody did, by ascending hour. Ward `wards.length` of the grid = no ward is known.
 */
export interface History {
  /** What is counted lies in `[from, until)`. */
  from: Hour;
  until: Hour;
  hours: Int32Array;
  sectors: Uint8Array;
  wards: Uint16Array;
  people: Uint16Array;
}

/** An event of two hundred reports is not what a cell usually holds: an hour, and a day, is cut off at so much. */
const CUT = { hour: { least: 2, times: 15 }, day: { least: 3, times: 6 } };

/** The same history with each cell's hours and days cut at a small multiple of what the cell usually holds. */
export function withoutEvents(history: History, sectors: number, wards: number): History {
  const cellOf = (i: number) => (history.sectors[i] ?? 0) * (wards + 1) + (history.wards[i] ?? 0);
  const totals = new Float64Array(sectors * (wards + 1));
  for (let i = 0; i < history.people.length; i++) {
    const cell = cellOf(i);
    totals[cell] = (totals[cell] ?? 0) + (history.people[i] ?? 0);
  }
  const span = Math.max(24, history.until - history.from);
  const today = new Float64Array(totals.length);
  const dayOf = new Int32Array(totals.length);
  const people = new Uint16Array(history.people.length);
  for (let i = 0; i < people.length; i++) {
    const cell = cellOf(i);
    const mean = (totals[cell] ?? 0) / span;
    const day = localDay(history.hours[i] ?? 0);
    if (dayOf[cell] !== day) today[cell] = 0;
    dayOf[cell] = day;
    const ofHour = CUT.hour.least + Math.floor(CUT.hour.times * mean);
    const ofDay = CUT.day.least + Math.floor(CUT.day.times * 24 * mean);
    const kept = Math.max(0, Math.min(history.people[i] ?? 0, ofHour, ofDay - (today[cell] ?? 0)));
    today[cell] = (today[cell] ?? 0) + kept;
    people[i] = kept;
  }
  return { ...history, people };
}

/** The history of each sector by itself. */
export function bySector(history: History, sectors: number): History[] {
  const sizes = new Int32Array(sectors);
  for (const sector of history.sectors) sizes[sector] = (sizes[sector] ?? 0) + 1;
  const parts = Array.from(sizes, (size) => ({
    ...history,
    hours: new Int32Array(size),
    sectors: new Uint8Array(size),
    wards: new Uint16Array(size),
    people: new Uint16Array(size),
  }));
  const next = new Int32Array(sectors);
  for (let i = 0; i < history.hours.length; i++) {
    const sector = history.sectors[i] ?? 0;
    const part = parts[sector];
    const at = next[sector] ?? 0;
    if (!part) continue;
    next[sector] = at + 1;
    part.hours[at] = history.hours[i] ?? 0;
    part.sectors[at] = sector;
    part.wards[at] = history.wards[i] ?? 0;
    part.people[at] = history.people[i] ?? 0;
  }
  return parts;
}
