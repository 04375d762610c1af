import { countHistory } from "../count-history.ts";
import { dayKinds } from "../day-kind.ts";
import { fitModel } from "../fit-model.ts";
import { makeGrid } from "../grid.ts";
import { dayOf, firstHour, HOUR_MS, hourOfWeek, localDay } from "../local-hours.ts";
import { type Replayed, replay } from "../replay.ts";
import { type AlertSettings, DEFAULT_SETTINGS } from "../settings.ts";
import type { Arrival } from "../slide.ts";

const SECTORS = ["noise", "drainage_flooding", "waste_environment", "lighting_electricity"];
/** Twenty wards on a lattice, a kilometre and a half apart. */
const WARDS = Array.from({ length: 20 }, (_, i) => ({
  code: `w${i}`,
  lat: 10.7 + Math.floor(i / 5) * 0.014,
  lng: 106.6 + (i % 5) * 0.014,
}));
export const grid = makeGrid(SECTORS, WARDS);
export const kindOn = dayKinds();

/** Draws that are the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Chance alone: `perDay` people write, by day more than at night, half as many in Tết unless of noise, then thrice. */
export function noise(seed: number, from: string, until: string, perDay = 60): Arrival[] {
  const draw = seeded(seed);
  const arrivals: Arrival[] = [];
  for (let hour = firstHour(dayOf(from)); hour < firstHour(dayOf(until)); hour++)
    for (const sector of SECTORS.keys()) {
      const tet = kindOn(localDay(hour)) === "tet" ? (sector === 0 ? 3 : 0.5) : 1;
      const rate = (perDay / 24 / SECTORS.length) * tet * (hourOfWeek(hour) % 24 >= 7 ? 1.3 : 0.27);
      let product = draw();
      for (; product > Math.exp(-rate); product *= draw())
        arrivals.push(
          told(
            `${hour}-${sector}-${arrivals.length}`,
            (hour + draw()) * HOUR_MS,
            sector,
            Math.floor(draw() * WARDS.length),
          ),
        );
    }
  return arrivals.sort((a, b) => a.atMs - b.atMs);
}

export const told = (person: string, atMs: number, sector: number, ward: number): Arrival => ({
  ...{ id: `ticket:${person}`, person, atMs, sector, ward },
});

/** What looks from `from` on would have raised, with one model of all that was before. */
export function replayed(
  arrivals: readonly Arrival[],
  from: string,
  settings: AlertSettings = DEFAULT_SETTINGS,
): Replayed[] {
  const sorted = arrivals.toSorted((a, b) => a.atMs - b.atMs);
  const begin = firstHour(localDay(Math.floor((sorted[0]?.atMs ?? 0) / HOUR_MS)));
  const end = firstHour(dayOf(from));
  const model = fitModel(countHistory(sorted, begin, end).between(begin, end), grid, settings, kindOn);
  return [...replay({ grid, settings, kindOn, modelOn: () => model, fromMs: end * HOUR_MS }, sorted)];
}
