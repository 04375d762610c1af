import { dayKinds } from "#src/domain/alerts/day-kind.ts";
import type { Grid } from "#src/domain/alerts/grid.ts";
import { dayOf, firstHour, HOUR_MS, type Hour, hourOfWeek, localDay } from "#src/domain/alerts/local-hours.ts";
import type { Arrival } from "#src/domain/alerts/slide.ts";
import { sectorFamily } from "#src/domain/sector-families.ts";
import { type Chance, chance, cumulated } from "./chance.ts";
import { EVENT_KINDS, type EventKind, HABITS, HOURS } from "./habits.ts";

/** One message of the made year; `event` is the one that it tells of, null: none. */
export interface Told extends Arrival {
  event: number | null;
  /** Neighbours who tell of the same small matter have the same; of an event 0. */
  matter: number;
  /** The rain that it came with; null: it would have come without. */
  rain: number | null;
  trueSector: string;
  trueWard: number;
}

export interface Planted {
  kind: EventKind;
  startMs: number;
  wards: number[];
  reports: number;
}

export interface Year {
  from: Hour;
  until: Hour;
  told: Told[];
  events: Planted[];
  /** Local days on which the first heavy rains fell. */
  firstRains: [from: number, to: number];
}

export interface YearPlan {
  seed: number;
  messages: number;
  events: number;
  /** Local dates. */
  from: string;
  until: string;
  /** Days of quiet history before, on top of the messages of the year. */
  before: number;
}

/** The year that is measured and learned from. */
export const usualYear = (seed: number, before: number): YearPlan => ({
  ...{ seed, before, messages: 300_000, events: 60 },
  ...{ from: "2026-01-01", until: "2027-01-01" },
});

const MINUTE_MS = 60_000;
/**
 * What the classifier hears rightly (less than on authors that it had not seen: 0.92), and how often a ward is known, and how
 * often it is the neighbour's.
 */
const HEARD = { sector: 0.86, family: 0.7, ward: 0.8, nextWard: 0.02 };
/** Public posts are found by asking: up to ten minutes late. */
const POSTS = { part: 0.25, lateMinutes: 10 };
/** Neighbours who write of the same small matter, and people who write again and again. */
const SMALL_MATTERS = { part: 0.04, more: 0.2, meanMinutes: 120 };
const BUSY_PEOPLE = { part: 0.06, many: 800 };

interface Rain {
  fromHour: Hour;
  hours: number;
  strength: number;
  wards: Uint8Array;
}

/** A year of a made city: habits, growth, weather, small matters, and events of 5 to 200 reports. */
export function simulateYear(plan: YearPlan, grid: Grid, places: readonly { lat: number; lng: number }[]): Year {
  const draw = chance(plan.seed);
  const first = dayOf(plan.from) - plan.before;
  const [from, until] = [firstHour(first), firstHour(dayOf(plan.until))];
  const firstRain = dayOf(`${plan.from.slice(0, 4)}-05-03`) + Math.floor(draw.uniform() * 12);
  const weather = rains(draw, first, dayOf(plan.until), firstRain, places);
  const events = plantEvents(draw, plan, grid);
  const planted = events.reduce((sum, { reports }) => sum + reports, 0);
  const told = [
    ...usualMessages(
      draw,
      { from, until, count: plan.messages - planted, startOfYear: firstHour(dayOf(plan.from)) },
      grid,
      weather,
    ),
    ...events.flatMap((event, number) => reportsOf(draw, event, number, grid)),
  ]
    .filter(({ atMs }) => atMs < until * HOUR_MS)
    .sort((a, b) => a.atMs - b.atMs)
    .map((one, i) => ({ ...one, id: String(i) }));
  return { from, until, told, events, firstRains: [firstRain, firstRain + 14] };
}

function rains(
  draw: Chance,
  from: number,
  to: number,
  firstRain: number,
  places: readonly { lat: number; lng: number }[],
): Rain[] {
  const found: Rain[] = [];
  for (let day = from; day < to; day++) {
    const month = new Date(day * 86_400_000).getUTCMonth();
    const first = day >= firstRain && day < firstRain + 4;
    const likely = first ? 1 : month >= 5 && month <= 10 ? 0.6 : month === 4 && day > firstRain ? 0.5 : 0.04;
    if (draw.uniform() > likely) continue;
    const centre = draw.pick(places);
    const reach = first ? 9 : 0.08 + 0.25 * draw.uniform();
    found.push({
      fromHour: firstHour(day) + 13 + Math.floor(draw.uniform() * 7),
      hours: 1 + Math.floor(draw.uniform() * 3),
      strength: (first ? 1.5 : 0.5) * draw.logNormal(0.6),
      wards: Uint8Array.from(places, ({ lat, lng }) =>
        Math.hypot(lat - centre.lat, lng - centre.lng) < reach ? 1 : 0,
      ),
    });
  }
  return found;
}

function usualMessages(
  draw: Chance,
  span: { from: Hour; until: Hour; count: number; startOfYear: Hour },
  grid: Grid,
  weather: readonly Rain[],
): Told[] {
  const kindOn = dayKinds();
  const sectors = grid.sectors
    .map((id) => ({ id, ...(HABITS[id] ?? HABITS.other) }))
    .filter(({ part }) => part !== undefined);
  const size = grid.wards.map(() => draw.logNormal(0.7));
  const weights = sectors.map(() => size.map((of) => of * draw.logNormal(0.4)));
  const tables = weights.map(cumulated);
  const own = sectors.map(() => ({ level: draw.logNormal(0.15), tet: draw.logNormal(0.25) }));
  const rainAt = new Map<Hour, Rain[]>();
  for (const rain of weather)
    for (let hour = rain.fromHour; hour < rain.fromHour + rain.hours + 2; hour++)
      rainAt.set(hour, [...(rainAt.get(hour) ?? []), rain]);
  const rates: { sector: number; hour: Hour; rate: number; rain: Rain | undefined; extra: number }[] = [];
  let sumInYear = 0;
  for (let day = localDay(span.from); day < localDay(span.until); day++) {
    const cityDay = draw.logNormal(0.07);
    const kind = kindOn(day);
    const month = new Date(day * 86_400_000).getUTCMonth();
    for (const [sector, habit] of sectors.entries()) {
      const [before, during, holiday] = habit.tet ?? [1, 1, 1];
      const { level, tet } = own[sector] ?? { level: 1, tet: 1 };
      const special = { usual: 1, after_tet: 0.95, before_tet: before * tet, tet: during * tet, holiday }[kind];
      const rainy = month >= 4 && month <= 10 ? (habit.rainy ?? 1) : 1;
      const today = cityDay * draw.logNormal(0.1) * level * special * rainy * (habit.part ?? 0);
      for (let hour = firstHour(day); hour < firstHour(day + 1); hour++) {
        const how = hourOfWeek(hour);
        const weekend = how < 24 || how >= 144 ? (habit.weekend ?? 1) : 1;
        const growth = 1 + (0.2 * (hour - span.from)) / (span.until - span.from);
        const rate = today * (HOURS[habit.hours ?? "day"][how % 24] ?? 1) * weekend * growth;
        const falling = rainAt.get(hour);
        const rain = falling ? draw.pick(falling) : undefined;
        const fading = rain && hour >= rain.fromHour + rain.hours ? 0.4 : 1;
        const extra = rain ? (habit.shower ?? 0) * rain.strength * fading : 0;
        rates.push({ sector, hour, rate, rain, extra });
        if (hour >= span.startOfYear)
          sumInYear += rate * (1 + (extra * (rain?.wards.reduce((a, b) => a + b, 0) ?? 0)) / grid.wards.length);
      }
    }
  }
  const number = new Map(weather.map((rain, at) => [rain, at]));
  let matters = 0;
  const scale = span.count / sumInYear / (1 + SMALL_MATTERS.part * (1 + SMALL_MATTERS.more));
  const told: Told[] = [];
  for (const { sector, hour, rate, rain, extra } of rates) {
    const table = tables[sector] ?? new Float64Array();
    const put = (ward: number, by: Rain | null) => {
      const atMs = (hour + draw.uniform()) * HOUR_MS;
      const what = { sector, ward, event: null, matter: ++matters, rain: by && (number.get(by) ?? null) };
      told.push(heard(draw, grid, { ...what, atMs }));
      if (draw.uniform() >= SMALL_MATTERS.part) return;
      const more = draw.uniform() < SMALL_MATTERS.more ? 2 : 1;
      for (let i = 0; i < more; i++)
        told.push(heard(draw, grid, { ...what, atMs: atMs + draw.exponential(SMALL_MATTERS.meanMinutes) * MINUTE_MS }));
    };
    for (let n = draw.poisson(rate * scale); n > 0; n--) put(draw.weighted(table), null);
    if (!rain || extra === 0) continue;
    // Where it rains, so many more: drawn over the city, kept where it falls.
    for (let n = draw.poisson(rate * scale * extra); n > 0; n--) {
      const ward = draw.weighted(table);
      if (rain.wards[ward] === 1) put(ward, rain);
    }
  }
  return told;
}

let people = 0;

function heard(
  draw: Chance,
  grid: Grid,
  what: { sector: number; ward: number; atMs: number } & Pick<Told, "event" | "matter" | "rain">,
): Told {
  const trueSector = grid.sectors[what.sector] ?? "other";
  const family = sectorFamily(trueSector).filter((id) => id !== trueSector);
  let sector = what.sector;
  if (draw.uniform() > HEARD.sector)
    sector = grid.sectors.indexOf(
      family.length > 0 && draw.uniform() < HEARD.family ? draw.pick(family) : draw.pick(grid.sectors),
    );
  const known = draw.uniform() < HEARD.ward;
  const ward = draw.uniform() < HEARD.nextWard ? draw.pick(grid.around[what.ward] ?? [what.ward]) : what.ward;
  const lateMs = draw.uniform() < POSTS.part ? draw.uniform() * POSTS.lateMinutes * MINUTE_MS : 0;
  const busy = draw.uniform() < BUSY_PEOPLE.part;
  return {
    id: "",
    atMs: what.atMs + lateMs,
    sector,
    ward: known ? ward : grid.wards.length,
    person: busy
      ? `busy-${what.event ?? ""}-${Math.floor(draw.uniform() * (what.event === null ? BUSY_PEOPLE.many : 5))}`
      : String(people++),
    event: what.event,
    matter: what.matter,
    rain: what.rain,
    trueSector,
    trueWard: what.ward,
  };
}

/** Sizes from 5 to 200, as often small as large on a logarithmic scale; kinds, wards and hours as such events have them. */
function plantEvents(draw: Chance, plan: YearPlan, grid: Grid): Planted[] {
  const [first, last] = [dayOf(plan.from), dayOf(plan.until)];
  return Array.from({ length: plan.events }, (_, i) => {
    const kind = EVENT_KINDS[i % EVENT_KINDS.length] ?? draw.pick(EVENT_KINDS);
    const reports = Math.round(5 * (200 / 5) ** draw.uniform());
    const centre = Math.floor(draw.uniform() * grid.wards.length);
    const many = reports >= 8 && draw.uniform() < kind.many;
    const reach = many ? Math.min(40, 2 + Math.floor((draw.uniform() * reports) / 4)) : 1;
    const hour = kind.hours[0] + draw.uniform() * (kind.hours[1] - kind.hours[0]);
    const day = first + Math.floor(draw.uniform() * (last - first - 3));
    return { kind, reports, startMs: (firstHour(day) + hour) * HOUR_MS, wards: nearby(grid, centre, reach) };
  });
}

/** So many wards, from neighbour to neighbour. */
function nearby(grid: Grid, centre: number, many: number): number[] {
  const found = [centre];
  for (let i = 0; i < found.length && found.length < many; i++)
    for (const ward of grid.around[found[i] ?? centre] ?? [])
      if (found.length < many && !found.includes(ward)) found.push(ward);
  return found;
}

function reportsOf(draw: Chance, event: Planted, number: number, grid: Grid): Told[] {
  const sector = grid.sectors.indexOf(event.kind.sector);
  const table = cumulated(event.wards.map(() => draw.logNormal(0.5)));
  return Array.from({ length: event.reports }, () => {
    const ward = event.wards[draw.weighted(table)] ?? 0;
    const atMs = event.startMs + event.kind.half * MINUTE_MS * draw.logNormal(event.kind.sigma);
    return heard(draw, grid, { sector, ward, atMs, event: number, matter: 0, rain: null });
  });
}
